package io.asofguard.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.asofguard.api.Series;
import io.asofguard.conformance.Fact;
import io.asofguard.conformance.Row;
import io.asofguard.conformance.SettableClock;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastLedger;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.ReadPart;
import io.asofguard.store.Store;
import io.asofguard.store.StoreDriver;
import io.asofguard.store.WriteTx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels and scores, worked out by hand. */
class ScorerTest {
  private static final Duration SOON = Duration.ofNanos(15);

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Store store;
  private StoreDriver driver;

  @BeforeEach
  void fill() {
    clock.set(1_000);
    store = Store.open(folder, clock);
    driver = new StoreDriver(store);
    driver.observations(
        List.of(
            row("e/a", 10, 0.6), row("e/a", 60, 0.7), row("e/b", 60, 0.2), row("e/c", 60, 0.1)));
    driver.milestones(
        List.of(
            new Fact("e", null, MilestoneKind.EVENT_END, 100L, 1, null),
            new Fact("e", "e/a", MilestoneKind.RESOLVED, 200L, 210, "yes"),
            new Fact("e", "e/b", MilestoneKind.RESOLVED, 200L, 210, "0"),
            new Fact("e", "e/c", MilestoneKind.RESOLVED, 200L, 210, "void")));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aReplayIsScoredAgainstThePriceAtItsCutoff() {
    write("r", false, 50, 900, Map.of("e/a", 0.8, "e/b", 0.5, "e/c", 0.1));
    Score score = score("r", Label.REPLAY);
    assertThat(score.forecasts()).isEqualTo(3);
    assertThat(score.scored()).as("void is neither won nor lost").isEqualTo(2);
    assertThat(score.brier()).isEqualTo((0.04 + 0.25) / 2, within(1e-12));
    assertThat(score.logScore()).isEqualTo(-(Math.log(0.8) + Math.log(0.5)) / 2, within(1e-12));
    assertThat(score.priced()).as("e/b had no price at 50").isEqualTo(1);
    assertThat(score.pricedBrier()).isEqualTo(0.04, within(1e-12));
    assertThat(score.marketBrier()).isEqualTo(0.16, within(1e-12));
    assertThat(score.marketLogScore()).isEqualTo(-Math.log(0.6), within(1e-12));
  }

  @Test
  void aLiveForecastIsScoredAgainstThePriceWhenItWasWritten() {
    write("live", true, 50, 65, Map.of("e/a", 0.8));
    assertThat(score("live", Label.LIVE).marketBrier()).isEqualTo(0.09, within(1e-12));
  }

  @Test
  void liveIsWhatWasWrittenSoonAndBeforeTheWall() {
    write("exact", true, 50, 65, Map.of("e/a", 0.8));
    write("slow", true, 50, 66, Map.of("e/a", 0.8));
    write("last", true, 99, 99, Map.of("e/a", 0.8));
    write("wall", true, 99, 100, Map.of("e/a", 0.8));
    assertThat(labels("exact")).containsExactly(Label.LIVE);
    assertThat(labels("slow")).containsExactly(Label.LATE);
    assertThat(labels("last")).containsExactly(Label.LIVE);
    assertThat(labels("wall")).containsExactly(Label.LATE);
  }

  @Test
  void labelsFollowTheWallsOfTheSnapshot() {
    write("replay", false, 50, 900, Map.of("e/a", 0.8, "e/b", 0.5));
    write("early", false, 30, 900, Map.of("e/a", 0.8));
    assertThat(labels("replay")).containsOnly(Label.REPLAY);
    driver.milestones(List.of(new Fact("e", "e/a", MilestoneKind.OUTCOME_KNOWN, 40L, 45, null)));
    assertThat(labels("replay")).containsExactly(Label.LATE, Label.REPLAY);
    driver.milestones(List.of(new Fact("e", "e/b", MilestoneKind.CLOSED, 40L, 300, null)));
    assertThat(labels("replay")).as("nobody knew of it at 50").containsOnly(Label.TAINTED);
    assertThat(labels("early")).containsExactly(Label.REPLAY);
    assertThat(score("replay", Label.TAINTED).scored()).isZero();
    assertThat(score("replay", Label.TAINTED).forecasts()).isEqualTo(2);
  }

  @Test
  void whatWasHeldImpossibleAndCameIsInfinitelyBad() {
    write("r", false, 50, 900, Map.of("e/a", 0.0, "e/b", 1.5));
    Score score = score("r", Label.REPLAY);
    assertThat(score.scored()).as("1.5 is no probability").isEqualTo(1);
    assertThat(score.brier()).isEqualTo(1);
    assertThat(score.logScore()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  private void write(
      String name, boolean live, long cutoff, long writtenAt, Map<String, Double> values) {
    clock.set(writtenAt);
    try (WriteTx tx = store.write()) {
      try (ForecastLedger ledger = tx.forecasts()) {
        ForecastRun draft =
            new ForecastRun(0, name, live, "e", "M", "seed=0", live ? null : 2L, "", 0);
        long run = ledger.begin(draft).id();
        List<ReadPart> none = List.of();
        String digest = ReadPart.digest(none);
        ledger.add(new ForecastCall(0, run, cutoff, 2, "v", 0, digest, 0, values), none);
      }
      tx.commit();
    }
    clock.set(1_000);
  }

  private List<ScoredForecast> forecasts(String run) {
    AsOfGuard guard = AsOfGuard.over(store);
    Edition edition = guard.edition(ViewOptions.NEWEST);
    List<ScoredForecast> forecasts = new ArrayList<>();
    new Scorer(guard, edition, new Labels(edition, SOON), "market_mid")
        .each(store.forecasts().run(run).orElseThrow(), forecasts::add);
    return forecasts;
  }

  private List<Label> labels(String run) {
    return forecasts(run).stream().map(ScoredForecast::label).toList();
  }

  private Score score(String run, Label label) {
    Score score = new Score();
    forecasts(run).stream().filter(f -> f.label() == label).forEach(score::add);
    return score;
  }

  private static Row row(String entity, long at, double value) {
    return new Row("s", new Series(entity, "market_mid"), "e", at, at, value, Basis.CLAIMED);
  }
}
