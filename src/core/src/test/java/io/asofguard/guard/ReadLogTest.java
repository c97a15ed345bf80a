package io.asofguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.conformance.Seeds;
import io.asofguard.store.ReadPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was read comes out of the log again, whatever order it was read in. */
class ReadLogTest {
  private static final int MORE_THAN_A_STRETCH = (1 << 16) + 5;

  @TempDir Path folder;

  @Test
  void whatGoesInComesOutOnceInOrder() {
    Random random = new Random(Seeds.announced(ReadLogTest.class));
    Map<List<Object>, Read> asked = new HashMap<>();
    for (int i = 0; i < 2_000; i++) {
      Read read = random(random);
      asked.put(
          List.of(
              read.entity(), read.field(), read.cutoff(), read.asked(), read.call(), read.bound()),
          read);
    }
    List<Read> reads = List.copyOf(asked.values());
    List<Read> twice = new ArrayList<>(reads);
    twice.addAll(reads);
    Collections.shuffle(twice, random);
    assertThat(unpacked(twice))
        .containsExactlyInAnyOrderElementsOf(new HashSet<>(reads))
        .isEqualTo(unpacked(reads));
    assertThat(digest(twice)).isEqualTo(digest(reads));
  }

  @Test
  void everyPartOfAReadIsInTheDigest() {
    Read read = new Read(ReadCall.AT, "e", "f", 5, 6, -1, Status.KNOWN, 0.5, 3, 4, 1, 0);
    List<Read> others =
        List.of(
            new Read(ReadCall.READ, "e", "f", 5, 6, -1, Status.KNOWN, 0.5, 3, 4, 1, 0),
            new Read(ReadCall.AT, "x", "f", 5, 6, -1, Status.KNOWN, 0.5, 3, 4, 1, 0),
            new Read(ReadCall.AT, "e", "x", 5, 6, -1, Status.KNOWN, 0.5, 3, 4, 1, 0),
            new Read(ReadCall.AT, "e", "f", 4, 6, -1, Status.KNOWN, 0.5, 3, 4, 1, 0),
            new Read(ReadCall.AT, "e", "f", 5, 7, -1, Status.KNOWN, 0.5, 3, 4, 1, 0),
            new Read(ReadCall.AT, "e", "f", 5, 6, 9, Status.KNOWN, 0.5, 3, 4, 1, 0),
            new Read(ReadCall.AT, "e", "f", 5, 6, -1, Status.KNOWN, 0.25, 3, 4, 1, 0),
            new Read(ReadCall.AT, "e", "f", 5, 6, -1, Status.KNOWN, 0.5, 2, 4, 1, 0),
            new Read(ReadCall.AT, "e", "f", 5, 6, -1, Status.KNOWN, 0.5, 3, 5, 1, 0),
            new Read(ReadCall.AT, "e", "f", 5, 6, -1, Status.STALE, Double.NaN, 0, 0, 0, 0));
    assertThat(others).extracting(other -> digest(List.of(other))).doesNotHaveDuplicates();
    assertThat(others)
        .extracting(other -> digest(List.of(other)))
        .doesNotContain(digest(List.of(read)));
  }

  @Test
  void aLogThatIsTooLargeForMemoryGoesToAFileAndBack() throws IOException {
    Random random = new Random(Seeds.announced(ReadLogTest.class));
    List<Read> reads = new ArrayList<>();
    for (int i = 0; i < 6 * MORE_THAN_A_STRETCH; i++) {
      reads.add(random(random));
    }
    try (ReadLog log = log(reads)) {
      assertThat(log.count()).isEqualTo(reads.size());
      assertThat(files()).isEqualTo(1);
      for (int round = 0; round < 2; round++) {
        List<Read> out = new ArrayList<>();
        log.parts().forEach(part -> PackedReads.each(part, out::add));
        assertThat(new HashSet<>(out)).isEqualTo(new HashSet<>(reads));
      }
    }
    assertThat(files()).isZero();
  }

  private long files() throws IOException {
    try (Stream<Path> there = Files.list(folder)) {
      return there.count();
    }
  }

  private static Read random(Random random) {
    ReadCall call = ReadCall.values()[random.nextInt(ReadCall.values().length)];
    Status status = Status.values()[random.nextInt(4)];
    boolean known = status == Status.KNOWN;
    boolean many = call == ReadCall.WINDOW || call == ReadCall.SERIES || call == ReadCall.OUTCOME;
    return new Read(
        call,
        "e" + random.nextInt(30),
        "f" + random.nextInt(3),
        time(random),
        time(random),
        time(random),
        status,
        known && !many ? random.nextGaussian() : Double.NaN,
        known ? time(random) : 0,
        known ? time(random) : 0,
        !known ? 0 : many ? random.nextInt(Integer.MAX_VALUE) : 1,
        known && many ? random.nextLong() : 0);
  }

  private static long time(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      case 2 -> random.nextLong();
      default -> random.nextInt();
    };
  }

  private ReadLog log(List<Read> reads) {
    ReadLog log = new ReadLog(1_000, () -> folder);
    reads.forEach(log::read);
    log.parts();
    return log;
  }

  private List<Read> unpacked(List<Read> reads) {
    List<Read> out = new ArrayList<>();
    try (ReadLog log = log(reads)) {
      log.parts().forEach(part -> PackedReads.each(part, out::add));
    }
    return out;
  }

  private String digest(List<Read> reads) {
    try (ReadLog log = log(reads)) {
      return ReadPart.digest(log.parts());
    }
  }
}
