package io.asofguard.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.asofguard.api.FutureCutoffException;
import io.asofguard.api.Series;
import io.asofguard.conformance.Fact;
import io.asofguard.conformance.Row;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs over cutoffs: what is asked, and what is recorded. */
class ReplayTest extends ReplayWorld {
  @Test
  void eachCutoffAsksWhoIsLeftAndRecordsTheAnswer() {
    ReplayResult result = run(plan("r", TEN), mid());
    assertThat(result.status()).isEqualTo("complete");
    assertThat(result.done()).isEqualTo(10);
    assertThat(calls("r")).extracting(ForecastCall::cutoff).containsExactlyElementsOf(TEN.times());
    assertThat(calls("r").get(4).values()).isEqualTo(Map.of("e/a", 0.14, "e/b", 0.5));
    assertThat(calls("r").get(5).values()).as("e/b is over at 15").isEqualTo(Map.of("e/a", 0.15));
    assertThat(store.newest()).as("a forecast is no edition").isEqualTo(2);
  }

  @Test
  void theSameRunAgainIsTheSameToTheByteHoweverManyAsk() {
    RunSummary one = summary(run(plan("one", TEN), random()));
    RunSummary two = summary(run(plan("two", TEN), random()));
    RunSummary many = summary(run(withJobs(plan("many", TEN), 4), random()));
    for (RunSummary other : List.of(two, many)) {
      assertThat(other.figures().readDigest()).isEqualTo(one.figures().readDigest());
      assertThat(other.forecastDigest()).isEqualTo(one.forecastDigest());
      for (String file : List.of(RunFolder.FORECASTS, RunFolder.RECEIPTS)) {
        assertThat(text(other, file)).isEqualTo(text(one, file));
      }
    }
    RunSummary seeded = summary(run(withSeed(plan("seeded", TEN), 1), random()));
    assertThat(seeded.forecastDigest()).isNotEqualTo(one.forecastDigest());
    assertThat(seeded.figures().readDigest()).isEqualTo(one.figures().readDigest());
  }

  @Test
  void aRunIsPinnedWhateverIsWrittenMeanwhile() {
    RunSummary first = summary(run(plan("first", TEN), mid()));
    driver.observations(List.of(new Row("z", MID, "e", 12, 12, 0.99, Basis.CLAIMED)));
    RunSummary later = summary(run(plan("later", TEN), mid()));
    RunSummary pinned = summary(run(plan("pinned", TEN, at(2)), mid()));
    assertThat(later.figures().readDigest()).isNotEqualTo(first.figures().readDigest());
    assertThat(pinned.figures().readDigest()).isEqualTo(first.figures().readDigest());
    assertThat(pinned.forecastDigest()).isEqualTo(first.forecastDigest());
  }

  @Test
  void aRunIsNeverOverwritten() {
    run(plan("r", TEN), mid());
    assertThatThrownBy(() -> run(withSeed(plan("r", TEN), 5), mid()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("seed=0")
        .hasMessageContaining("--name");
    driver.declare("f", false);
    assertThatThrownBy(() -> run(plan("r", TEN, at(3)), mid()))
        .hasMessageContaining("snapshot 2, not 3");
  }

  @Test
  void afterTheWallThereIsNothingToAsk() {
    assertThat(run(plan("edge", cutoffs(98, 102)), mid()).nobodyLeft())
        .containsExactly(100L, 101L, 102L);
    assertThatThrownBy(() -> run(plan("late", cutoffs(100, 102)), mid()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("nothing to ask about event 'e'");
    assertThat(store.forecasts().run("late")).isEmpty();
  }

  @Test
  void aCutoffAfterNowIsRefusedBeforeAnythingRuns() {
    assertThatThrownBy(() -> run(plan("r", Cutoffs.of(List.of(10L, 1_001L))), mid()))
        .isInstanceOf(FutureCutoffException.class);
    assertThat(asked).isEmpty();
    assertThat(store.forecasts().runs()).isEmpty();
  }

  @Test
  void aWallThatWasLearnedLaterTaints() {
    driver.milestones(List.of(new Fact("e", "e/b", MilestoneKind.CLOSED, 12L, 14, null)));
    RunSummary summary = summary(run(plan("r", TEN), mid()));
    assertThat(summary.tainted()).as("until it was known").containsExactly(12L, 13L);
    assertThat(text(summary, RunFolder.FORECASTS).lines().filter(l -> l.contains(",TAINTED,")))
        .hasSize(2)
        .allMatch(line -> line.contains("e/a"));
  }

  @Test
  void aPriceWithoutAWallMakesTheRunInconclusive() {
    Series price = new Series("free/x", "market_mid");
    RunSummary summary =
        summary(run(plan("r", TEN), () -> forecaster((view, q) -> view.latest(price).valueOr(0))));
    assertThat(summary.wallless()).as("the same read counts once").isEqualTo(10);
    assertThat(summary.isConclusive()).isFalse();
    assertThat(summary(run(plan("s", TEN), mid())).isConclusive()).isTrue();
  }

  @Test
  void whatWasStoredLaterIsBackfilledAndAsWasDoesNotSeeIt() {
    assertThat(summary(run(plan("r", TEN), mid())).backfilled()).isEqualTo(15);
    ViewOptions asWas = new ViewOptions(2L, true, null, Basis.ASSUMED);
    RunSummary then = summary(run(plan("was", TEN, asWas), mid()));
    assertThat(then.backfilled()).isZero();
    assertThat(calls("was").get(0).values().get("e/a")).as("nothing was stored yet").isEqualTo(0.5);
  }

  @Test
  void whatMustAddUpToOneFailsWhereItDoesNot() {
    ReplayPlan plan = plan("r", cutoffs(14, 14));
    ReplayPlan summing =
        new ReplayPlan("r", false, "e", plan.cutoffs(), plan.options(), 0, true, 1, false);
    assertThat(run(summing, mid()).failures().get(0).why()).contains("add up to 0.64");
    assertThat(run(summing, () -> forecaster((view, q) -> 0.5)).done()).isEqualTo(1);
    assertThat(run(withJobs(summing, 1), () -> forecaster((view, q) -> 2.0)).done()).isZero();
  }

  @Test
  void twoRunsAreComparedDownToTheReadThatMadeTheDifference() {
    run(plan("a", TEN), mid());
    assertThat(differences("a", "a")).isEmpty();
    driver.observations(List.of(new Row("z", MID, "e", 12, 12, 0.99, Basis.CLAIMED)));
    run(plan("b", cutoffs(10, 20)), mid());
    List<RunDifference> found = differences("a", "b");
    assertThat(found)
        .extracting(RunDifference::cutoff, RunDifference::kind)
        .containsExactly(
            tuple(12L, RunDifference.Kind.FORECAST),
            tuple(12L, RunDifference.Kind.READ),
            tuple(20L, RunDifference.Kind.CUTOFF));
    assertThat(found.get(0)).extracting("entity", "a", "b").containsExactly("e/a", 0.12, 0.99);
    assertThat(found.get(1)).extracting("entity", "a", "b").containsExactly("e/a", 0.12, 0.99);
    run(plan("c", cutoffs(10, 10)), random());
    run(withSeed(plan("d", cutoffs(10, 10)), 1), random());
    assertThat(differences("c", "d"))
        .hasSize(2)
        .allMatch(d -> d.kind() == RunDifference.Kind.FORECAST_ALONE);
  }

  private List<RunDifference> differences(String a, String b) {
    List<RunDifference> found = new ArrayList<>();
    RunComparison.of(
        store,
        store.forecasts().run(a).orElseThrow(),
        store.forecasts().run(b).orElseThrow(),
        found::add);
    return found;
  }
}
