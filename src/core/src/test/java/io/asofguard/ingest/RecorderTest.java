package io.asofguard.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.asofguard.api.Series;
import io.asofguard.durability.ScriptedClock;
import io.asofguard.durability.TestStore;
import io.asofguard.store.FieldRule;
import io.asofguard.store.HistoryRow;
import io.asofguard.store.QuarantineRow;
import io.asofguard.store.RefusedException;
import io.asofguard.store.SnapshotInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live recording, by a clock that the test moves. */
class RecorderTest {
  private static final String LONG_AGO = "2026-01-01T00:00:00Z";

  private TestStore given;
  private ScriptedClock clock;

  @BeforeEach
  void open(@TempDir Path folder) {
    given = new TestStore(folder);
    clock = given.clock();
  }

  @AfterEach
  void theStoreIsSound() {
    assertThat(TestStore.damages(given.store())).isEmpty();
    given.close();
  }

  private static String line(String field, String eventTime, int value) {
    return "{\"entity\":\"live\",\"field\":\"%s\",\"event_time\":\"%s\",\"value\":%d}\n"
        .formatted(field, eventTime, value);
  }

  private String in(Duration ahead) {
    return Instant.ofEpochSecond(0, clock.now()).plus(ahead).toString();
  }

  private RecordResult record(boolean acceptClock, String lines) {
    return new Recorder(given.store(), acceptClock).run(bytes(lines), snapshot -> {});
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<HistoryRow> history(String field) {
    List<HistoryRow> rows = new ArrayList<>();
    given
        .store()
        .catalog()
        .history(new Series("live", field), null, given.store().newest(), rows::add);
    return rows;
  }

  private List<Long> knowledge(String field) {
    return history(field).stream().map(HistoryRow::knowledge).toList();
  }

  private List<String> reasons() {
    return given.quarantine().stream().map(QuarantineRow::reason).toList();
  }

  @Test
  void knowledgeTimesIncreaseStrictlyThoughTheClockStandsStill() {
    String lines =
        String.join("", IntStream.range(0, 100).mapToObj(i -> line("count", LONG_AGO, i)).toList());
    record(false, lines);
    record(false, lines);

    assertThat(knowledge("count"))
        .containsExactlyElementsOf(
            LongStream.range(0, 200).mapToObj(i -> clock.now() + i).toList());
    assertThat(history("count")).extracting(HistoryRow::basis).containsOnly("RECORDED");
    assertThat(given.snapshots()).extracting(SnapshotInfo::kind).containsOnly("record");
    assertThat(given.snapshots().get(1).givenUntil()).isEqualTo(clock.now() + 199);
  }

  @Test
  void anEventTimeALittleAheadOfTheClockBecomesTheKnowledgeTime() {
    long now = clock.now();
    record(
        false,
        line("a", in(Duration.ofSeconds(5)), 1)
            + line("b", LONG_AGO, 2)
            + line("a", in(Duration.ofSeconds(5).plusNanos(1)), 3));

    assertThat(knowledge("a")).containsExactly(now + 5_000_000_000L);
    assertThat(knowledge("b")).as("after the one before").containsExactly(now + 5_000_000_001L);
    assertThat(reasons())
        .singleElement()
        .asString()
        .contains("lies more than 5 s ahead of our clock");
  }

  @Test
  void aLineWithAKnowledgeTimeOfItsOwnIsKeptOut() {
    String own =
        line("count", LONG_AGO, 2).replace("}", ",\"knowledge_time\":\"" + LONG_AGO + "\"}");
    String none = line("count", LONG_AGO, 3).replace("}", ",\"knowledge_time\":null}");
    record(false, line("count", LONG_AGO, 1) + own + none);

    assertThat(history("count")).extracting(HistoryRow::value).containsExactly(1.0, 3.0);
    assertThat(reasons())
        .containsExactly(
            "knowledge_time is what our clock gives to a row that is recorded; leave it out, or"
                + " import the row, and it counts as CLAIMED");
  }

  @Test
  void aProjectionSpeaksOfALaterInstantAndIsKnownNow() {
    given.declarations().field(new FieldRule("forecast", true, null, null));
    record(false, line("forecast", in(Duration.ofDays(300)), 1));
    assertThat(knowledge("forecast")).containsExactly(clock.now());
    assertThat(given.quarantine()).isEmpty();
  }

  @Test
  void aClockFiveSecondsBackIsUsedAndOneFurtherBackIsRefused() {
    record(false, line("count", LONG_AGO, 1));
    long last = clock.now();
    clock.jump(Duration.ofSeconds(-5));
    record(false, line("count", LONG_AGO, 2));
    assertThat(knowledge("count")).containsExactly(last, last + 1);

    assertThatThrownBy(() -> record(false, line("count", LONG_AGO, 3)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "the clock says "
                + in(Duration.ZERO)
                + ", before the last knowledge time given out ("
                + Instant.ofEpochSecond(0, last + 1)
                + "): set it right, or give --accept-clock if it is right now; 1 line that had come"
                + " is kept in quarantine (asof quarantine shows them)");
    assertThat(given.store().newest()).isEqualTo(2);
    assertThat(reasons()).singleElement().asString().contains("before the last knowledge time");
  }

  @Test
  void everyLineThatWasTakenFromAFeedThatIsRefusedIsInQuarantine() {
    record(false, line("count", LONG_AGO, 1));
    clock.jump(Duration.ofDays(-365));
    String lines =
        "no JSON\n\n"
            + String.join(
                "", IntStream.range(0, 50_000).mapToObj(i -> line("count", LONG_AGO, i)).toList());
    ByteArrayInputStream feed = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> new Recorder(given.store(), false).run(feed, snapshot -> {}))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(given.quarantine().size() + " lines that had come are kept");
    String taken = lines.substring(0, lines.length() - feed.available());
    assertThat(taken).isNotEmpty();
    assertThat(given.quarantine().stream().map(QuarantineRow::text).toList())
        .isEqualTo(taken.lines().filter(text -> !text.isEmpty()).toList());
    assertThat(given.quarantine()).extracting(QuarantineRow::line).startsWith(1L, 3L);
    assertThat(given.store().newest()).isEqualTo(1);
  }

  @Test
  void anAcceptedClockIsUsedAndNoted() {
    record(false, line("count", LONG_AGO, 1));
    long wrong = clock.now();
    clock.jump(Duration.ofDays(-365));
    record(true, line("count", "2025-01-01T00:00:00Z", 2));

    assertThat(knowledge("count")).contains(clock.now());
    assertThat(given.snapshots().get(1).reason())
        .isEqualTo("clock accepted: it stood before " + Instant.ofEpochSecond(0, wrong));
    record(false, line("count", "2025-01-01T00:00:00Z", 3));
    assertThat(given.snapshots().get(2).reason()).isNull();
  }

  @Test
  void anAcceptedClockStaysAcceptedUntilASnapshotSaysSo() throws IOException {
    record(false, line("count", LONG_AGO, 1));
    clock.jump(Duration.ofDays(-365));
    Feed feed = new Feed(true);
    feed.write("no JSON\n");
    await().until(() -> given.quarantine().size() == 1);
    feed.write(line("count", "2025-01-01T00:00:00Z", 2));
    await().until(() -> given.store().newest() == 2);
    feed.end();
    assertThat(given.snapshots().get(1).reason()).startsWith("clock accepted");
  }

  @Test
  void oneAcceptanceCountsForOneJumpOnly() throws IOException {
    record(false, line("count", LONG_AGO, 1));
    clock.jump(Duration.ofDays(-365));
    Feed feed = new Feed(true);
    feed.write(line("count", "2025-01-01T00:00:00Z", 2));
    await().until(() -> given.store().newest() == 2);
    clock.jump(Duration.ofSeconds(-30));
    feed.write(line("count", "2025-01-01T00:00:00Z", 3));
    assertThatThrownBy(feed::end).hasMessageContaining("before the last knowledge time given out");
    assertThat(given.store().newest()).isEqualTo(2);
  }

  @Test
  void aClockThatJumpsWhileRecordingIsRefused() throws IOException {
    Feed feed = new Feed(false);
    feed.write(line("count", LONG_AGO, 1));
    await().until(() -> feed.committed.size() == 1);
    clock.pass(Duration.ofHours(9));
    clock.jump(Duration.ofMinutes(1));
    feed.write(line("count", LONG_AGO, 2));
    await().until(() -> feed.committed.size() == 2);
    clock.jump(Duration.ofNanos(1));
    feed.write(line("count", LONG_AGO, 3));

    assertThatThrownBy(feed::end)
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "the clock has moved by more than a minute while recording (it says "
                + in(Duration.ZERO)
                + "): set it right and start the recorder again; 1 line that had come is kept in"
                + " quarantine (asof quarantine shows them)");
    assertThat(history("count")).hasSize(2);
    assertThat(given.quarantine())
        .extracting(QuarantineRow::line, QuarantineRow::text)
        .containsExactly(tuple(3L, line("count", LONG_AGO, 3).stripTrailing()));
  }

  @Test
  void whatComesIsCommittedWhileTheFeedIsOpen() throws IOException {
    Feed feed = new Feed(false);
    for (int i = 1; i <= 3; i++) {
      feed.write(line("count", LONG_AGO, i));
      int commits = i;
      await().until(() -> feed.committed.size() == commits);
      assertThat(history("count")).hasSize(i);
    }
    assertThat(feed.committed).extracting(SnapshotInfo::number).containsExactly(1L, 2L, 3L);
    assertThat(feed.end()).isEqualTo(new RecordResult(3, 3, 0, List.of()));
  }

  @Test
  void badLinesAreKeptOutAndTheRestGoesIn() {
    byte[] notText = {'{', (byte) 0xC3, (byte) 0x28, '}', '\n'};
    InputStream feed =
        new SequenceInputStream(
            new SequenceInputStream(
                bytes(line("count", LONG_AGO, 1) + "no JSON\n\n"),
                new ByteArrayInputStream(notText)),
            bytes(
                "x".repeat(3 << 20)
                    + "\n"
                    + line("count", "yesterday", 2)
                    + line("market_mid", LONG_AGO, 2)
                    + line("count", LONG_AGO, 3).stripTrailing()));
    RecordResult result = new Recorder(given.store(), false).run(feed, snapshot -> {});

    assertThat(result).isEqualTo(new RecordResult(8, 2, 5, List.of()));
    assertThat(given.quarantine())
        .extracting(QuarantineRow::line)
        .containsExactly(2L, 4L, 5L, 6L, 7L);
    assertThat(reasons().get(1)).isEqualTo("unparsable: not UTF-8");
    assertThat(reasons().get(2)).isEqualTo("a line longer than 1 MiB; write one object a line");
    assertThat(reasons().get(3)).startsWith("event_time: ");
    assertThat(reasons().get(4)).startsWith("value outside the field's range");
    assertThat(given.quarantine().get(0))
        .extracting(QuarantineRow::file, QuarantineRow::text)
        .containsExactly("stdin", "no JSON");
    assertThat(given.quarantine().get(2).text()).hasSize(1000);
    assertThat(history("count")).hasSize(2);
  }

  @Test
  void linesThatAreAllBadMakeNoSnapshot() {
    assertThat(record(false, "no JSON\n")).isEqualTo(new RecordResult(1, 0, 1, List.of()));
    assertThat(given.snapshots()).isEmpty();
    assertThat(given.quarantine()).hasSize(1);
  }

  @Test
  void aRecordingTiesItsEntities() {
    record(
        false,
        "{\"entity\":\"live\",\"event\":\"ev\",\"field\":\"count\",\"event_time\":\"%1$s\",\"value\":1}\n{\"entity\":\"live\",\"event\":\"other\",\"field\":\"count\",\"event_time\":\"%1$s\",\"value\":1}\n"
            .formatted(LONG_AGO));
    assertThat(given.store().catalog().eventOf("live", 1)).isEqualTo("ev");
    assertThat(reasons()).hasSize(1);
  }

  @Test
  void stoppingFlushesWhatWasRead() throws InterruptedException {
    CountDownLatch drained = new CountDownLatch(1);
    InputStream silent =
        new InputStream() {
          @Override
          public int read() throws IOException {
            drained.countDown();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            return -1;
          }
        };
    String lines =
        String.join("", IntStream.range(0, 500).mapToObj(i -> line("count", LONG_AGO, i)).toList());
    Recorder recorder = new Recorder(given.store(), false);
    CompletableFuture<RecordResult> running =
        CompletableFuture.supplyAsync(
            () -> recorder.run(new SequenceInputStream(bytes(lines), silent), snapshot -> {}));
    drained.await();
    recorder.stop();

    assertThat(running.join()).isEqualTo(new RecordResult(500, 500, 0, List.of()));
    assertThat(history("count")).hasSize(500);
  }

  /** A recorder that runs on a feed which stays open. */
  private final class Feed {
    private final PipedOutputStream out = new PipedOutputStream();
    private final List<SnapshotInfo> committed = new CopyOnWriteArrayList<>();
    private final CompletableFuture<RecordResult> running;

    Feed(boolean acceptClock) throws IOException {
      PipedInputStream in = new PipedInputStream(out, 1 << 16);
      Recorder recorder = new Recorder(given.store(), acceptClock);
      running = CompletableFuture.supplyAsync(() -> recorder.run(in, committed::add));
    }

    void write(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    RecordResult end() throws IOException {
      out.close();
      try {
        return running.join();
      } catch (CompletionException e) {
        throw (RuntimeException) Objects.requireNonNull(e.getCause());
      }
    }
  }
}
