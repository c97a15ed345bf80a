package io.asofguard.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.conformance.Seeds;
import io.asofguard.hotpath.IndexFile.Part;
import io.asofguard.hotpath.IndexFile.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A byte that was changed is found: by the checksum wherever it is, and by the comparison. */
class IndexAuditTest {
  private static final int ANYWHERE = 250;
  private static final int PER_PART = 60;
  private static final int[] SIZES = {1, 16, 17, 255, 257, 3000, 4097, 9000};

  @TempDir Path temp;
  private final long seed = Seeds.announced(getClass());
  private final SplittableRandom random = new SplittableRandom(seed);
  private final TreeMap<Integer, SeriesRows> log = new TreeMap<>();
  private IndexFolder folder;

  @BeforeEach
  void build() {
    int number = 3;
    for (int size : SIZES) {
      for (int i = 0; i < 4; i++) {
        log.put(number, new RandomRows(random, size).rows);
        number += 1 + random.nextInt(3);
      }
    }
    folder = new IndexFolder(temp);
    try (IndexBuild build = folder.begin(new IndexSize(200_000, log.size()))) {
      log.forEach(build::add);
      build.finish(7, "ab".repeat(32));
    }
  }

  @Test
  void agreesWithWhatItWasBuiltFrom() {
    assertThat(folder.damage()).isNull();
    assertThat(problem()).isNull();
  }

  @Test
  void aByteThatIsChangedAnywhereIsFoundByTheChecksum() throws IOException {
    IndexFile file = new IndexFile(temp);
    for (int i = 0; i < ANYWHERE; i++) {
      long at = random.nextLong(file.bytes.length);
      int xor = 1 + random.nextInt(255);
      if (at >= FileSum.LOCK && at < FileSum.LOCK + FileSum.LOCK_BYTES) {
        continue;
      }
      file.change(at, xor);
      assertThat(folder.damage()).as("byte %d, seed %d", at, seed).contains("was changed");
      file.restore(at, xor);
    }
    file.change(FileSum.LOCK, 1);
    assertThat(folder.damage()).as("a lock that a killed reader left").isNull();
  }

  /**
   * Against a builder that goes wrong, and for a JVM that goes on after bytes that were checked.
   */
  @Test
  void aByteThatAnswersComeFromIsFoundByTheComparisonToo() throws IOException {
    IndexFile file = new IndexFile(temp);
    for (Part part : Part.values()) {
      List<Region> regions = file.regions(part);
      assertThat(regions).as("%s", part).isNotEmpty();
      for (int i = 0; i < PER_PART; i++) {
        Region region = regions.get(random.nextInt(regions.size()));
        long at = region.at() + random.nextInt(region.bytes());
        int xor = 1 << random.nextInt(8);
        file.changeUnnoticed(part, at, xor);
        if (part == Part.CHUNKS && file.leadsToTheSameTable(region, at, xor)) {
          file.restore(at, xor);
          continue;
        }
        assertThat(problem()).as("%s, byte %d, seed %d", part, at, seed).isNotNull();
        file.restore(at, xor);
      }
    }
    assertThat(problem()).isNull();
  }

  @Test
  void whatTheLogHasOtherwiseIsNamed() {
    int number = log.floorKey(log.lastKey() / 2);
    SeriesRows whole = log.get(number);
    SeriesRows other = new SeriesRows();
    for (int i = 0; i < whole.size; i++) {
      int basis = whole.basis[i] + (i == whole.size / 2 ? 1 : 0);
      other.add(whole.eventTime[i], whole.knowledge[i], whole.value[i], basis);
    }
    log.put(number, other);
    assertThat(problem()).startsWith("series " + number + " differs from the log in the notes");
    log.remove(number);
    assertThat(problem()).isEqualTo("series " + number + " is not in the log");
    log.put(number, new SeriesRows());
    assertThat(problem()).isEqualTo("series " + number + " has rows that the log doesn't show");
    log.put(number, whole);
    log.put(2, whole);
    assertThat(problem()).isEqualTo("series 2 is missing");
  }

  /** What an audit says first. */
  private @Nullable String problem() {
    IndexFolder.Audited audited = folder.audit();
    try (IndexAudit audit = audited.audit()) {
      if (audit == null) {
        return audited.problem();
      }
      assertThat(audit.snapshot()).isEqualTo(7);
      for (var series : log.entrySet()) {
        String problem = audit.compare(series.getKey(), series.getValue());
        if (problem != null) {
          return problem;
        }
      }
      return audit.rest();
    }
  }
}
