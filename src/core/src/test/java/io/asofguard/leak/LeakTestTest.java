package io.asofguard.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.law.Nanos;
import io.asofguard.replay.ForecasterSource;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastLedger;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import io.asofguard.store.WriteTx;
import io.asofguard.zoo.FileCheats;
import io.asofguard.zoo.Honest;
import io.asofguard.zoo.MemoryCheats;
import io.asofguard.zoo.Tinkerers;
import io.asofguard.zoo.ZooStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a leak test can prove neither, and what it says of a finding. */
class LeakTestTest {
  @TempDir Path folder;

  @BeforeEach
  void make() throws IOException {
    ZooStore.make(folder, 1);
  }

  private Check check(String detector, List<Long> cutoffs, Class<? extends Forecaster> type) {
    LeakPlan plan = new LeakPlan("ev", cutoffs, Set.of(detector), 1, 5);
    return new LeakTest(folder.resolve("store"), ZooStore.CLOCK, plan, LeakTestTest::again)
        .run(Subject.of(type))
        .checks()
        .get(0);
  }

  static String again(String detector, @Nullable Long cutoff) {
    return cutoff == null ? detector : detector + " at " + Nanos.toInstant(cutoff);
  }

  static List<Long> cutoffs() {
    return ZooStore.cutoffs(240);
  }

  static long at(String instant) {
    return Nanos.of(Instant.parse(instant));
  }

  public static final class Blind implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return new Forecast(Map.of(question.entities().get(0), 0.5));
    }
  }

  public static final class Broken implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      throw new IllegalStateException("no weights");
    }
  }

  public static final class Silent implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      throw new IllegalStateException();
    }
  }

  public static final class Unstarted implements Forecaster {
    private static final class Weights {
      static final double ONE = Double.parseDouble("no weights");
    }

    @Override
    public Forecast forecast(AsOf view, Question question) {
      return new Forecast(Map.of(question.entities().get(0), Weights.ONE));
    }
  }

  @Test
  void aFailingInitialiserIsToldByItsCause() {
    assertThat(check("receipts", cutoffs(), Unstarted.class).evidence())
        .asString()
        .contains("in a static initialiser: NumberFormatException: For input string")
        .doesNotContain("InInitializerError");
  }

  @Test
  void anExceptionWithoutAMessageIsToldByItsName() {
    assertThat(check("poison", cutoffs(), Silent.class).evidence().get(0))
        .endsWith("it fails at every cutoff: IllegalStateException");
  }

  @Test
  void aControlThatFindsNothingToReadMakesItInconclusive() {
    Check check =
        check("truncation", List.of(at("2026-03-02T23:59:59Z")), Honest.CopiesMarket.class);
    assertThat(check.verdict()).isEqualTo(Verdict.CLEAN);
    LeakPlan plan = new LeakPlan("late", List.of(at("2026-03-10T00:00:00Z")), Set.of(), 1, 5);
    try (Store store = Store.open(folder.resolve("store"), ZooStore.CLOCK)) {
      ZooStore.row(store, folder, "late", "late/x", at("2026-03-09T00:00:00Z"));
    }
    LeakReport report =
        new LeakTest(folder.resolve("store"), ZooStore.CLOCK, plan, (d, c) -> d)
            .run(Subject.of(Honest.CopiesMarket.class));
    assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(report.checks().get(1).evidence())
        .anyMatch(l -> l.contains("leak was missed"))
        .anyMatch(l -> l.contains("nothing on file became known after the cutoffs"));
    assertThat(report.checks().get(2).evidence())
        .anyMatch(l -> l.contains("nothing on file became known after the cutoffs"));
  }

  @Test
  void withoutAWallOnFileOnlyTheCodeCanBeJudged() {
    try (Store store = Store.open(folder.resolve("store"), ZooStore.CLOCK)) {
      ZooStore.unwalled(store, folder, "bare", "bare/x", at("2026-03-09T00:00:00Z"));
    }
    LeakPlan plan = new LeakPlan("bare", List.of(at("2026-03-10T00:00:00Z")), Set.of(), 1, 5);
    LeakTest test = new LeakTest(folder.resolve("store"), ZooStore.CLOCK, plan, (d, c) -> d);
    LeakReport honest = test.run(Subject.of(Honest.CopiesMarket.class));
    assertThat(honest.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(honest.checks()).hasSameSizeAs(LeakPlan.ALL);
    for (Check check : honest.checks()) {
      boolean isStatic = check.name().equals("static");
      assertThat(check.verdict()).isEqualTo(isStatic ? Verdict.CLEAN : Verdict.INCONCLUSIVE);
      assertThat(check.evidence().get(0))
          .contains(isStatic ? "looked through" : "'bare' has no wall on file");
    }
    assertThat(test.run(Subject.of(FileCheats.FixtureFile.class)).verdict())
        .isEqualTo(Verdict.LEAK);
    LeakPlan future = new LeakPlan("bare", List.of(at("2027-01-01T00:00:00Z")), Set.of(), 1, 5);
    assertThatThrownBy(
            () ->
                new LeakTest(folder.resolve("store"), ZooStore.CLOCK, future, (d, c) -> d)
                    .run(Subject.of(Honest.CopiesMarket.class)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("lies after now");
  }

  /** Counts whether it is closed. */
  private static final class Unopened implements ForecasterSource {
    private int closed;

    @Override
    public String name() {
      return "unopened";
    }

    @Override
    public String codeVersion() {
      return "1";
    }

    @Override
    public Forecaster open() {
      throw new IllegalStateException("no weights");
    }

    @Override
    public void close() {
      closed++;
    }
  }

  @Test
  void aSourceThatDoesNotOpenIsClosed() {
    Unopened source = new Unopened();
    assertThatThrownBy(() -> Subject.of(() -> source)).hasMessage("no weights");
    assertThat(source.closed).isEqualTo(1);
  }

  @Test
  void whatHasNothingToLookAtIsNotRun() {
    List<Long> early = List.of(at("2026-03-02T01:00:00Z"), at("2026-03-02T02:00:00Z"));
    for (String detector : List.of("late", "refusal", "plausibility")) {
      Check check = check(detector, early, Honest.CopiesMarket.class);
      assertThat(check.verdict()).as(detector).isEqualTo(Verdict.NOT_RUN);
      assertThat(check.evidence()).anyMatch(line -> line.startsWith("not run: "));
    }
    LeakPlan plan = new LeakPlan("ev", early, Set.of("static"), 1, 5);
    Subject program =
        new Subject("a program", null, null, List.of(), Honest.CopiesMarket::new, true);
    LeakReport report =
        new LeakTest(folder.resolve("store"), ZooStore.CLOCK, plan, (d, c) -> d).run(program);
    assertThat(report.checks().get(0).verdict()).isEqualTo(Verdict.NOT_RUN);
    assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void whatAForecasterTellsFromTheQuestionAloneIsNoted() {
    List<Long> hidden = List.of(at("2026-03-02T08:00:00Z"), at("2026-03-02T10:00:00Z"));
    Check sums = check("refusal", hidden, Honest.Normalises.class);
    assertThat(sums.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(sums.findings()).extracting(Finding::rule).containsOnly(Rule.QUESTION);
    assertThat(sums.findings()).extracting(Finding::cutoff).contains(hidden.get(1));
    assertThat(sums.findings())
        .extracting(Finding::reproduce)
        .contains("refusal at 2026-03-02T10:00:00Z")
        .doesNotContain("refusal");
    assertThat(check("refusal", hidden, Honest.CopiesMarket.class).findings()).isEmpty();
    Check cheat = check("refusal", hidden, MemoryCheats.CountsSealed.class);
    assertThat(cheat.verdict()).isEqualTo(Verdict.LEAK);
    assertThat(cheat.findings().get(0).key())
        .isEqualTo("PIT030 " + MemoryCheats.CountsSealed.class.getName() + " ev/b");
    assertThat(cheat.findings().get(0).entity()).isEqualTo("ev/a");
    assertThat(cheat.findings().get(0).wall().at()).isEqualTo(at("2026-03-02T09:00:00Z"));
    assertThat(cheat.findings().get(0).message())
        .isEqualTo(
            "the forecast of ev/b tells that another entity is sealed: ev/a, by a wall that was not"
                + " known then");
  }

  @Test
  void whatDependsOnEarlierCutoffsIsNotShownByOneAlone() {
    Check patient = check("poison", ZooStore.cutoffs(96), Tinkerers.Patient.class);
    assertThat(patient.verdict()).isEqualTo(Verdict.LEAK);
    assertThat(patient.findings()).extracting(Finding::reproduce).containsOnly("poison");
  }

  @Test
  void whoReadsBeyondAScheduleThatWasWrongIsNotAccused() throws IOException {
    try (Store store = Store.open(folder.resolve("store"), ZooStore.CLOCK)) {
      ZooStore.overrun(store, folder);
    }
    LeakPlan plan =
        new LeakPlan("over", List.of(at("2026-03-09T11:00:00Z")), Set.of("refusal"), 1, 5);
    LeakReport report =
        new LeakTest(folder.resolve("store"), ZooStore.CLOCK, plan, (d, c) -> d)
            .run(Subject.of(Honest.CopiesMarket.class));
    assertThat(report.checks().get(0).findings()).isEmpty();
    assertThat(report.checks().get(0).verdict()).isEqualTo(Verdict.NOT_RUN);
  }

  @Test
  void truncationSaysHowManyChangesItLeftOut() {
    Check some = check("truncation", cutoffs(), Honest.CopiesMarket.class);
    assertThat(some.evidence().get(0)).contains(" 5 of ", " changes of inputs included, evenly");
    assertThat(Truncation.thinned(List.of(1L, 2L, 3L, 4L), 2)).containsExactly(1L, 3L);
    assertThat(Truncation.thinned(List.of(1L, 2L), Integer.MAX_VALUE)).containsExactly(1L, 2L);
  }

  @Test
  void notesHaveTheirControlsInTheSameRun() {
    assertThat(check("plausibility", ZooStore.cutoffs(60), Honest.CopiesMarket.class).evidence())
        .contains(
            "control: a planted note was caught: a price that stands at 1",
            "control: a planted note was caught: forecasts that equal the outcomes");
  }

  @Test
  void runsThatProveNothingAreDoubtedWithoutReceiptsToo() {
    for (String detector : List.of("truncation", "poison", "order")) {
      Check blind = check(detector, cutoffs(), Blind.class);
      assertThat(blind.verdict()).as(detector).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(blind.evidence()).last().asString().contains("read nothing through the view");
    }
    assertThat(check("static", cutoffs(), Blind.class).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void noReadsOneCutoffAndFailuresAreDoubts() {
    assertThat(check("receipts", cutoffs(), Blind.class).evidence())
        .anyMatch(line -> line.contains("read nothing through the view"));
    assertThat(check("order", cutoffs().subList(0, 1), Honest.CopiesMarket.class).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    Check broken = check("poison", cutoffs(), Broken.class);
    assertThat(broken.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(broken.evidence().get(0)).contains("fails at every cutoff").contains("no weights");
  }

  /** Writes a live forecast of ev/b, which is late by the store's clock. */
  private void writeLate(String run, String forecaster, String cutoff) {
    try (Store store = Store.open(folder.resolve("store"), ZooStore.CLOCK);
        WriteTx tx = store.write();
        ForecastLedger ledger = tx.forecasts()) {
      ForecastRun begun =
          ledger.begin(new ForecastRun(0, run, true, "ev", forecaster, "", null, "me", 0));
      ledger.add(
          new ForecastCall(0, begun.id(), at(cutoff), 1, "v", 0, "", 0, Map.of("ev/b", 0.4)),
          new ArrayList<>());
      tx.commit();
    }
  }

  @Test
  void aRecordedForecastFromBehindTheWallIsLate() {
    String name = Honest.Constant.class.getName();
    List<Long> cutoffs = cutoffs();
    assertThat(check("late", cutoffs, Honest.Constant.class).verdict()).isEqualTo(Verdict.NOT_RUN);
    writeLate("hourly", name, "2026-03-02T10:00:00Z");
    Check late = check("late", cutoffs, Honest.Constant.class);
    assertThat(late.verdict()).isEqualTo(Verdict.LEAK);
    assertThat(late.findings()).extracting(Finding::rule).containsExactly(Rule.LATE_WRITE);
    assertThat(late.findings()).extracting(Finding::reproduce).containsExactly("late");
    Finding finding = late.findings().get(0);
    assertThat(finding.message())
        .isEqualTo(
            "in run hourly it was written at 2026-06-01T00:00:00Z, and the wall of ev/b is"
                + " 2026-03-03T00:00:00Z (event_end)");
    assertThat(finding.key()).isEqualTo("PIT040 " + name + " ev/b");
    assertThat(finding.entity()).isEqualTo("ev/b");
    assertThat(finding.wall().at()).isEqualTo(at("2026-03-03T00:00:00Z"));
  }

  @Test
  void aCutoffLaterThanTheWritingIsToldByItsRunAndItsForecaster() {
    String name = Honest.Constant.class.getName();
    writeLate("hourly", name, "2026-06-01T00:00:00.000000001Z");
    Finding finding = check("late", cutoffs(), Honest.Constant.class).findings().get(0);
    assertThat(finding.rule()).isEqualTo(Rule.CUTOFF_AFTER_WRITING);
    assertThat(finding.message())
        .isEqualTo("in run hourly it was written at 2026-06-01T00:00:00Z, before its cutoff");
    assertThat(finding.key()).isEqualTo("PIT041 " + name + " ev/b");
  }

  @Test
  void whatAnotherForecasterWroteLateIsNotedAndAccusesNobody() {
    writeLate("hourly", "python3 other.py", "2026-03-02T10:00:00Z");
    Check others = check("late", cutoffs(), Honest.Constant.class);
    assertThat(others.verdict()).isEqualTo(Verdict.NOT_RUN);
    assertThat(others.findings()).extracting(Finding::rule).containsExactly(Rule.OTHERS_LATE);
    assertThat(others.findings().get(0).message())
        .startsWith(
            "run hourly of another forecaster, python3 other.py, has 1 late forecast; the first:"
                + " in run hourly it was written at 2026-06-01T00:00:00Z, and the wall of");
    assertThat(others.findings().get(0).key()).isEqualTo("PIT042 python3 other.py");
    Baseline known = new Baseline(Map.of("PIT042 python3 other.py", "it is no longer used"));
    LeakReport accepted = known.apply(new LeakReport("x", List.of(others)));
    assertThat(accepted.checks().get(0).findings()).isEmpty();
    assertThat(accepted.verdict()).as("nothing was run").isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void luckIsNotedAndAccusesNobody() {
    Check check = check("plausibility", ZooStore.cutoffs(60), Honest.RightByLuck.class);
    assertThat(check.findings()).extracting(Finding::rule).contains(Rule.TOO_GOOD);
    assertThat(check.findings()).extracting(Finding::reproduce).containsOnly("plausibility");
    assertThat(check.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(check("plausibility", ZooStore.cutoffs(60), Honest.CopiesMarket.class).findings())
        .extracting(Finding::rule)
        .doesNotContain(Rule.TOO_GOOD);
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    assertThatThrownBy(() -> check("poison", List.of(at("2027-01-01T00:00:00Z")), Blind.class))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("lies after now");
    assertThatThrownBy(() -> check("poison", List.of(at("2026-03-03T00:00:00Z")), Blind.class))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("asof wall ev");
    assertThat(System.getProperty(LeakTest.PLACE)).isNull();
    assertThatThrownBy(() -> new LeakPlan("ev", cutoffs(), Set.of(), 1, -1))
        .hasMessageContaining("fewer boundaries than none: -1");
  }
}
