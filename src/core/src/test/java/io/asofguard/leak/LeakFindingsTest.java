package io.asofguard.leak;

import static io.asofguard.leak.LeakTestTest.at;
import static io.asofguard.leak.LeakTestTest.cutoffs;
import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.Forecaster;
import io.asofguard.law.Law;
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
      String detector, List<Long> cutoffs, Class<? extends Forecaster> type) {
    LeakPlan plan = new LeakPlan("ev", cutoffs, Set.of(detector), 1, 5);
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
    return checks(detector, cutoffs, type).get(0);
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
  void whereNoRowMovesItAloneTheOneIsNamedThatDoesWithThoseBeforeIt() {
    long cutoff = at("2026-03-02T06:05:00Z");
    Finding finding =
        check("truncation", List.of(cutoff), FileCheats.AnyOfTheNext.class).findings().get(0);
    assertThat(finding.message()).contains("; this row moves it together with some of the ");
    assertThat(finding.datum().series().toString()).isEqualTo("ev/c market_mid");
    assertThat(finding.datum().eventTime()).isEqualTo(at("2026-03-02T06:45:00Z"));
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
    List<Check> checks = checks("order", cutoffs(), Tinkerers.LogsItsNotes.class);
    assertThat(checks).extracting(Check::name).containsExactly("order");
    assertThat(checks.get(0).verdict()).isEqualTo(Verdict.LEAK);
    assertThat(checks.get(0).findings()).extracting(Finding::rule).contains(Rule.STATE);
    assertThat(checks.get(0).evidence().get(0))
        .isEqualTo("of 10 equal runs under seed 1 the first alone differs");
    assertThat(checks("late", cutoffs(), Tinkerers.LogsItsNotes.class))
        .as("told though nobody asked")
        .extracting(check -> check.name() + " " + check.verdict())
        .containsExactly("order LEAK", "late NOT_RUN");
  }
}
