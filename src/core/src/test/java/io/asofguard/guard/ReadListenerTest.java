package io.asofguard.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.api.AsOf;
import io.asofguard.api.Reading;
import io.asofguard.api.SealedException;
import io.asofguard.api.Series;
import io.asofguard.api.SeriesReader;
import io.asofguard.api.ViewClosedException;
import io.asofguard.conformance.Fact;
import io.asofguard.conformance.Row;
import io.asofguard.law.Basis;
import io.asofguard.law.Law;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import io.asofguard.store.StoreDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever listens to a view hears each read, as it was asked and as it was answered. */
class ReadListenerTest {
  private static final Series MID = new Series("e/x", "market_mid");
  private static final Series COUNT = new Series("free", "count");

  private final List<Read> heard = new ArrayList<>();
  private final List<List<Reading.Known>> windows = new ArrayList<>();
  private final ReadListener ears =
      new ReadListener() {
        @Override
        public void read(Read read) {
          heard.add(read);
        }

        @Override
        public void window(Read read, List<Reading.Known> values) {
          heard.add(read);
          windows.add(values);
        }
      };

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void fill() {
    store = Store.open(folder, StoreClock.fixed(1_000));
    StoreDriver driver = new StoreDriver(store);
    driver.observations(
        List.of(
            row(MID, "e", 10, 11, 0.25),
            row(MID, "e", 20, 22, 0.5),
            row(COUNT, null, 10, 12, 5),
            row(COUNT, null, 20, 21, 6)));
    driver.milestones(
        List.of(
            new Fact("e", null, MilestoneKind.EVENT_END, 100L, 50, null),
            new Fact("e", "e/x", MilestoneKind.RESOLVED, 110L, 120, "1")));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void eachCallIsHeardWithItsAnswer(Engine engine) {
    AsOf view = view(engine, 60);
    view.latest(MID);
    view.latest(COUNT, Duration.ofNanos(39));
    view.at(MID, at(15));
    view.read(MID, at(19), Duration.ofNanos(9));
    view.series("e");
    view.outcome("e/x");
    view.asOf(at(12)).latest(new Series("free", "none"));
    assertThat(heard)
        .containsExactly(
            known(ReadCall.LATEST, MID, 60, 60, Law.AGELESS, 0.5, 20, 22),
            answerless(ReadCall.LATEST, COUNT, 60, 60, 39, Status.STALE),
            known(ReadCall.AT, MID, 15, 60, Law.AGELESS, 0.25, 10, 11),
            known(ReadCall.READ, MID, 19, 60, 9, 0.25, 10, 11),
            many(ReadCall.SERIES, "e", 60, Status.KNOWN, 0, 0, 1, hash("e/x", "market_mid")),
            many(ReadCall.OUTCOME, "e/x", 60, Status.UNKNOWN, 0, 0, 0, 0),
            answerless(
                ReadCall.LATEST, new Series("free", "none"), 12, 12, Law.AGELESS, Status.UNKNOWN));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aWindowIsHeardWithItsValues(Engine engine) {
    AsOf view = view(engine, 60);
    view.window(COUNT, at(0), at(21));
    view.window(COUNT, at(0), at(20));
    view.window(COUNT, at(21), at(22));
    assertThat(windows).extracting(List::size).containsExactly(2, 1, 0);
    assertThat(heard).extracting(Read::count).containsExactly(2, 1, 0);
    assertThat(heard.get(0)).extracting(Read::bound, Read::asked).containsExactly(0L, 21L);
    assertThat(heard.get(0)).extracting(Read::eventTime, Read::knowledge).containsExactly(20L, 21L);
    assertThat(heard.get(0).hash()).isNotEqualTo(heard.get(1).hash());
    assertThat(heard.get(2).status()).isEqualTo(Status.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void whatIsRefusedIsHeardAsSealed(Engine engine) {
    AsOf view = view(engine, 130);
    view.latest(MID);
    view.window(MID, at(0), at(5));
    view.beforeWall(MID, Duration.ofNanos(85));
    view.outcome("e/x");
    assertThatThrownBy(() -> view.reader(MID).value(100)).isInstanceOf(SealedException.class);
    view.close();
    assertThatThrownBy(() -> view.latest(MID)).isInstanceOf(ViewClosedException.class);
    assertThat(heard)
        .containsExactly(
            answerless(ReadCall.LATEST, MID, 130, 130, Law.AGELESS, Status.SEALED),
            new Read(
                ReadCall.WINDOW,
                "e/x",
                "market_mid",
                5,
                130,
                0,
                Status.SEALED,
                Double.NaN,
                0,
                0,
                0,
                0),
            known(ReadCall.BEFORE_WALL, MID, 15, 15, 130, 0.25, 10, 11),
            many(ReadCall.OUTCOME, "e/x", 130, Status.KNOWN, 110, 120, 1, hash("1")),
            answerless(ReadCall.READER_VALUE, MID, 100, 100, Law.AGELESS, Status.SEALED));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aReaderThatIsHeardAnswersAsOneThatIsNot(Engine engine) {
    SeriesReader loud = view(engine, 60).reader(MID);
    try (AsOf quiet = AsOfGuard.over(store, engine, IndexWatcher.LOG).asOf(at(60))) {
      SeriesReader silent = quiet.reader(MID);
      for (long cutoff = 9; cutoff <= 60; cutoff++) {
        assertThat((Double) loud.value(cutoff)).isEqualTo((Double) silent.value(cutoff));
        assertThat((Double) loud.value(15, cutoff)).isEqualTo((Double) silent.value(15, cutoff));
      }
      assertThat(loud.latest()).isEqualTo(silent.latest());
    }
    assertThat(heard).hasSize(2 * 52 + 1);
    assertThat(heard.get(heard.size() - 2))
        .isEqualTo(known(ReadCall.READER_VALUE, MID, 15, 60, Law.AGELESS, 0.25, 10, 11));
  }

  private AsOf view(Engine engine, long cutoff) {
    return AsOfGuard.over(store, engine, IndexWatcher.LOG)
        .asOf(at(cutoff), ViewOptions.NEWEST, ears);
  }

  private static long hash(String... parts) {
    ShortHash hash = new ShortHash();
    for (String part : parts) {
      hash.add(part);
    }
    return hash.value();
  }

  private static Read known(
      ReadCall call,
      Series series,
      long asked,
      long cutoff,
      long bound,
      double value,
      long event,
      long knowledge) {
    Answer answer = new Answer(Status.KNOWN, value, event, knowledge, Basis.CLAIMED);
    return Read.of(call, series, asked, cutoff, bound, answer);
  }

  private static Read answerless(
      ReadCall call, Series series, long asked, long cutoff, long bound, Status status) {
    Answer answer = new Answer(status, Double.NaN, 0, 0, null);
    return Read.of(call, series, asked, cutoff, bound, answer);
  }

  private static Read many(
      ReadCall call,
      String name,
      long cutoff,
      Status status,
      long event,
      long knowledge,
      int count,
      long hash) {
    return new Read(
        call,
        name,
        "",
        cutoff,
        cutoff,
        Law.AGELESS,
        status,
        Double.NaN,
        event,
        knowledge,
        count,
        hash);
  }

  private static Row row(Series series, String event, long at, long known, double value) {
    return new Row("a", series, event, at, known, value, Basis.CLAIMED);
  }

  private static Instant at(long nanos) {
    return Nanos.toInstant(nanos);
  }
}
