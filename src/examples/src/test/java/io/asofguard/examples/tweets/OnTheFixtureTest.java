package io.asofguard.examples.tweets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Reading;
import io.asofguard.api.SealedException;
import io.asofguard.api.Series;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.replay.exec.ExecForecaster;
import io.asofguard.replay.exec.ExecOptions;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model on a week of fixtures/pm1e-elon, in Java and in Python. */
class OnTheFixtureTest {
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
  private static final String EVENT = "elon-musk-of-tweets-april-3-april-10";
  private static final String WINNER = EVENT + "/200-219";
  private static final Instant START = Instant.parse("2026-04-03T16:00:00Z");

  @TempDir static Path folder;
  private static AsOfGuard guard;

  @BeforeAll
  static void load() {
    try (Store store = Store.open(folder, StoreClock.system())) {
      Importer importer = new Importer(store, ImportOptions.DEFAULT, Progress.NONE);
      List.of("milestones.csv", "tracker.csv.gz", "observations-april-3-10.csv.gz")
          .forEach(file -> importer.importFile(PROJECT + "/fixtures/pm1e-elon/" + file));
    }
    guard = AsOfGuard.open(folder);
  }

  @AfterAll
  static void close() {
    guard.close();
  }

  /** From the day before the week to its last. */
  private static List<Instant> daily() {
    return IntStream.rangeClosed(-1, 6).mapToObj(day -> START.plus(Duration.ofDays(day))).toList();
  }

  /** The brackets that have a price and are not sealed. */
  private static List<String> open(AsOf view) {
    Set<String> open = new TreeSet<>();
    for (Series series : view.series(EVENT)) {
      if (!(view.latest(series) instanceof Reading.Sealed)) {
        open.add(series.entity());
      }
    }
    return List.copyOf(open);
  }

  private static Forecast forecast(Forecaster forecaster, Instant cutoff) {
    try (AsOf view = guard.asOf(cutoff)) {
      return forecaster.forecast(view, new Question(EVENT, cutoff, open(view), 1));
    }
  }

  private static Forecast forecast(Instant cutoff) {
    return forecast(new TweetCountForecaster(), cutoff);
  }

  @Test
  void theChancesOfTheOpenBracketsAddUpToOneAndTheSameBitsComeAgain() {
    for (Instant cutoff : daily()) {
      Forecast forecast = forecast(cutoff);
      assertThat(forecast.values().values()).allMatch(chance -> chance > 0 && chance < 1);
      assertThat(forecast.values().values().stream().mapToDouble(chance -> chance).sum())
          .isCloseTo(1, within(1e-12));
      assertThat(forecast(cutoff)).isEqualTo(forecast);
    }
  }

  @Test
  void itComesToKnowTheWinner() {
    double midway = forecast(START.plus(Duration.ofDays(4))).values().get(WINNER);
    double late = forecast(START.plus(Duration.ofHours(160))).values().get(WINNER);
    assertThat(midway).isBetween(0.1, 0.3);
    assertThat(late).isGreaterThan(2 * midway);
  }

  @Test
  void pastTheWallItIsRefused() {
    Instant end = START.plus(Duration.ofDays(7));
    try (AsOf view = guard.asOf(end)) {
      Question late = new Question(EVENT, end, List.of(WINNER), 1);
      assertThatThrownBy(() -> new TweetCountForecaster().forecast(view, late))
          .isInstanceOf(SealedException.class);
    }
  }

  @Test
  void inPythonItIsTheSameModel() {
    String command =
        "PYTHONPATH='%1$s/src/python' python3 '%1$s/src/examples/python/tweet_count.py'"
            .formatted(PROJECT);
    ExecOptions options = new ExecOptions(command, ExecOptions.TIMEOUT, System.err::println);
    try (ExecForecaster python = new ExecForecaster(options)) {
      for (Instant cutoff : daily()) {
        Forecast java = forecast(cutoff);
        Forecast other = forecast(python, cutoff);
        assertThat(other.values().keySet()).containsExactlyElementsOf(java.values().keySet());
        java.values()
            .forEach(
                (entity, chance) ->
                    assertThat(other.values().get(entity))
                        .as("%s as of %s", entity, cutoff)
                        .isCloseTo(chance, within(1e-9)));
      }
    }
  }
}
