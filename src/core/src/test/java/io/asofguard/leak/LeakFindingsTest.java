package io.asofguard.leak;

import static io.asofguard.leak.LeakTestTest.at;
import static io.asofguard.leak.LeakTestTest.cutoffs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.asofguard.api.Forecaster;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.store.Store;
import io.asofguard.zoo.FileCheats;
import io.asofguard.zoo.MemoryCheats;
import io.asofguard.zoo.Tinkerers;
import io.asofguard.zoo.ZooStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a finding names. */
class LeakFindingsTest {
  @TempDir Path folder;

  @BeforeEach
  void make() throws IOException {
    ZooStore.make(folder, 1);
  }

  /** What an animal notes in this process is no part of the next test. */
  private List<Check> checks(
      Set<String> detectors, List<Long> cutoffs, Class<? extends Forecaster> type) {
    LeakPlan plan = new LeakPlan("ev", cutoffs, detectors, 1, 5);
    LeakTest test =
        new LeakTest(folder.resolve("store"), ZooStore.CLOCK, plan, LeakTestTest::again);
    Logger notes = Logger.getLogger("zoo.notes");
    notes.setLevel(null);
    try {
      return test.run(Subject.of(type)).checks();
    } finally {
      notes.setLevel(null);
    }
  }

  private Check check(String detector, List<Long> cutoffs, Class<? extends Forecaster> type) {
    return checks(Set.of(detector), cutoffs, type).get(0);
  }

  @Test
  void aFindingNamesTheRowTheWallAndTheMove() {
    Check check = check("poison", List.of(at("2026-03-02T06:05:00Z")), FileCheats.OneBracket.class);
    Finding finding = check.findings().get(0);
    assertThat(finding.rule()).isEqualTo(Rule.POISON);
    assertThat(finding.message()).contains("one row alone moves it");
    assertThat(finding.datum().series().toString()).isEqualTo("ev/c market_mid");
    assertThat(finding.datum().eventTime()).isEqualTo(at("2026-03-02T06:15:00Z"));
    assertThat(finding.wall().at()).isEqualTo(at("2026-03-03T00:00:00Z"));
    assertThat(finding.change().entity()).isEqualTo("ev/c");
    assertThat(finding.change().before()).isEqualTo(finding.datum().value());
    assertThat(finding.place().member()).contains("zoo");
    assertThat(finding.reproduce()).isEqualTo("poison at 2026-03-02T06:05:00Z");
  }

  @Test
  void truncationNamesTheRowThatWasMissed() {
    Check check =
        check("truncation", List.of(at("2026-03-02T06:05:00Z")), FileCheats.OneBracket.class);
    Finding finding = check.findings().get(0);
    assertThat(finding.message())
        .isEqualTo(
            "the forecast of ev/c moves with rows after the cutoff removed; one row alone moves"
                + " it");
    assertThat(finding.datum().series().toString()).isEqualTo("ev/c market_mid");
    assertThat(Law.known(finding.datum().knowledge(), finding.cutoff())).isFalse();
    assertThat(finding.wall().at()).isEqualTo(at("2026-03-03T00:00:00Z"));
    assertThat(finding.change().before()).isEqualTo(finding.datum().value());
  }

  @Test
  void aPlanThatComesIntoForceIsAChangeAndTheFirstCutoffAnEdge() throws IOException {
    try (Store store = Store.open(folder.resolve("store"), ZooStore.CLOCK)) {
      ZooStore.plan(store, folder);
    }
    LeakPlan all =
        new LeakPlan(
            "ev",
            List.of(at("2026-03-02T10:00:00Z"), at("2026-03-02T13:00:00Z")),
            Set.of("truncation"),
            1,
            LeakPlan.BOUNDARIES);
    List<Finding> found =
        new LeakTest(folder.resolve("store"), ZooStore.CLOCK, all, LeakTestTest::again)
            .run(Subject.of(FileCheats.AtThePlan.class))
            .checks()
            .get(0)
            .findings();
    assertThat(found)
        .extracting(Finding::cutoff)
        .containsExactly(at("2026-03-02T10:00:00Z") + 1, at("2026-03-02T11:11:00Z"));
  }

  /** The last of a shortest beginning that moves it is not always needed by those before it. */
  @Test
  void rowsThatCanBeDoneWithoutAreNotNamed() {
    Finding finding =
        check("truncation", List.of(at("2026-03-02T06:05:00Z")), FileCheats.EveryThird.class)
            .findings()
            .get(0);
    assertThat(finding.message()).contains("one row alone moves it");
    assertThat(finding.datum().eventTime()).isEqualTo(at("2026-03-02T06:15:00Z"));
  }

  @Test
  void whereNoRowMovesItAloneThoseAreNamedThatDoSoTogether() {
    long cutoff = at("2026-03-02T06:05:00Z");
    Finding finding =
        check("truncation", List.of(cutoff), FileCheats.AnyOfTheNext.class).findings().get(0);
    assertThat(finding.message())
        .contains("; 3 move it together, and not without any of them: ev/c market_mid = ")
        .containsSubsequence(
            "of 2026-03-02T06:15:00Z", "of 2026-03-02T06:30:00Z", "of 2026-03-02T06:45:00Z");
    assertThat(finding.datum().series().toString()).isEqualTo("ev/c market_mid");
    assertThat(finding.datum().eventTime()).isEqualTo(at("2026-03-02T06:45:00Z"));
  }

  @Test
  void anOutcomeThatMovesAForecastIsNamedWithItsTimesAndItsWall() {
    Finding finding =
        check("poison", List.of(at("2026-03-02T06:05:00Z")), FileCheats.UsesOutcome.class)
            .findings()
            .get(0);
    assertThat(finding.rule()).isEqualTo(Rule.OUTCOME);
    assertThat(finding.message())
        .isEqualTo(
            "the forecast of ev/a moves with unknown outcomes flipped; the outcome of ev/a, 0,"
                + " alone moves it");
    assertThat(Fact.of(finding))
        .extracting(fact -> fact.name() + ": " + fact.text())
        .contains(
            "value: ev/a outcome = 0",
            "speaks of: 2026-03-03T02:00:00Z",
            "known: 2026-03-03T02:00:05Z, PT19H55M5S after the cutoff",
            "wall: 2026-03-02T09:00:00Z, set by outcome_known",
            "forecast: of ev/a: 0, and 1 after the change")
        .anyMatch(fact -> fact.startsWith("maybe at: io.asofguard.zoo."));
  }

  @Test
  void whoReadsAnOutcomeIsNotAccusedOfARefusal() {
    List<Long> hidden = List.of(at("2026-03-02T08:00:00Z"), at("2026-03-02T10:00:00Z"));
    Check refusal = check("refusal", hidden, FileCheats.PeeksOutcome.class);
    assertThat(refusal.findings()).extracting(Finding::rule).containsOnly(Rule.OUTCOME);
    Check rows = check("refusal", hidden, FileCheats.UsesOutcome.class);
    assertThat(rows.findings()).extracting(Finding::rule).containsOnly(Rule.OUTCOME);
    Finding exists = check("poison", hidden, FileCheats.CountsOutcomes.class).findings().get(0);
    assertThat(exists.message())
        .isEqualTo(
            "the forecast of ev/a moves with unknown outcomes removed; the outcome of ev/a, 0,"
                + " alone moves it");
  }

  /**
   * What poison doesn't see, as it asks elsewhere, is told by whoever passes over a refusal for it.
   */
  @Test
  void aRefusalIsNotHiddenBehindAnOutcomeThatPoisonDoesNotSee() {
    List<Long> even = List.of(at("2026-03-02T08:00:00Z"), at("2026-03-02T10:00:00Z"));
    List<Check> checks =
        checks(Set.of("poison", "refusal"), even, MemoryCheats.HidesARefusal.class);
    assertThat(checks.get(0).findings()).isEmpty();
    assertThat(checks.get(1).findings())
        .extracting(Finding::rule, Finding::cutoff)
        .containsExactly(tuple(Rule.OUTCOME, at("2026-03-02T10:00:00Z")));
  }

  /** Poison asks at the cutoffs alone, and nothing is known of an outcome at these. */
  @Test
  void anOutcomeThatIsReadBetweenTheCutoffsIsFoundWhereItHappened() {
    List<Long> around = List.of(at("2026-03-02T08:00:00Z"), at("2026-03-02T14:00:00Z"));
    Class<? extends Forecaster> cheat = FileCheats.OutcomesThatHappened.class;
    assertThat(check("poison", around, cheat).findings()).isEmpty();
    List<Finding> found = check("refusal", around, cheat).findings();
    assertThat(found).extracting(Finding::rule).containsExactly(Rule.OUTCOME);
    assertThat(found.get(0).cutoff()).isEqualTo(at("2026-03-02T09:00:00Z"));
    assertThat(found.get(0).datum().text()).isEqualTo("0");
    assertThat(found.get(0).reproduce()).isEqualTo("refusal at 2026-03-02T09:00:00Z");
  }

  @Test
  void whatIsNotTracedSaysSoAndIsTracedByItself() {
    List<Finding> all =
        check("poison", ZooStore.cutoffs(120), FileCheats.OneBracket.class).findings();
    assertThat(all).hasSizeGreaterThan(FailureText.SHOWN);
    assertThat(all.subList(0, FailureText.SHOWN)).allMatch(finding -> finding.datum() != null);
    Finding next = all.get(FailureText.SHOWN);
    assertThat(next.datum()).isNull();
    assertThat(next.message())
        .endsWith(
            "; what moves it was looked for at the first 5 cutoffs alone: test this one by itself");
    assertThat(next.reproduce()).isEqualTo("poison at " + Nanos.toInstant(next.cutoff()));
    assertThat(
            check("poison", List.of(next.cutoff()), FileCheats.OneBracket.class)
                .findings()
                .get(0)
                .datum())
        .isNotNull();
    assertThat(check("poison", ZooStore.cutoffs(120), Tinkerers.Patient.class).findings())
        .filteredOn(finding -> finding.datum() == null)
        .allMatch(finding -> finding.message().endsWith("at the first 5 cutoffs alone"));
  }

  @Test
  void aStatefulOneIsTracedAtACutoffThatIsNoneOfThePlans() {
    Check check = check("truncation", ZooStore.cutoffs(96), Tinkerers.Patient.class);
    assertThat(check.findings().get(0).datum()).isNotNull();
  }

  @Test
  void aReadThroughAnOldViewIsOneFindingHoweverOften() {
    List<Finding> findings = check("receipts", cutoffs(), MemoryCheats.KeepsView.class).findings();
    assertThat(findings)
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allMatch(f -> f.message().startsWith("it read through the view of 2026-"));
  }

  @Test
  void whatAnEarlierRunLeftIsAFindingOfOrder() {
    List<Check> checks = checks(Set.of("order"), cutoffs(), Tinkerers.LogsItsNotes.class);
    assertThat(checks).extracting(Check::name).containsExactly("order");
    assertThat(checks.get(0).verdict()).isEqualTo(Verdict.LEAK);
    assertThat(checks.get(0).findings()).extracting(Finding::rule).contains(Rule.STATE);
    assertThat(checks.get(0).evidence().get(0))
        .isEqualTo("of 10 equal runs under seed 1 the first alone differs");
    assertThat(checks(Set.of("late"), cutoffs(), Tinkerers.LogsItsNotes.class))
        .as("told though nobody asked")
        .extracting(check -> check.name() + " " + check.verdict())
        .containsExactly("order LEAK", "late NOT_RUN");
  }
}
