package io.asofguard.junit;

import static io.asofguard.junit.Leakage.assertNoLeak;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** {@code assertNoLeak} and the rules. */
class LeakageAssertTest {
  private static final Path[] FILES = {Path.of(Samples.MILESTONES), Path.of(Samples.PRICES)};

  @Test
  void anHonestLambdaHolds() {
    assertNoLeak(() -> Samples::market)
        .onFiles(FILES)
        .event("launch", Samples.CUTOFFS)
        .detectors("receipts", "poison", "truncation", "order", "refusal")
        .holds();
  }

  @Test
  void theSameTestHoldsTwice() {
    Leakage twice =
        assertNoLeak(() -> Samples::market)
            .onFiles(FILES)
            .event("launch", Samples.CUTOFFS)
            .detectors("receipts");
    twice.holds();
    twice.holds();
  }

  @Test
  void aLeakIsTold() {
    assertThatThrownBy(
            () ->
                assertNoLeak(Samples.Keeper.class)
                    .onFiles(FILES)
                    .event("launch", Samples.CUTOFFS)
                    .seed(7)
                    .detectors("receipts")
                    .holds())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(Samples.Keeper.class.getName() + " is LEAK")
        .hasMessageContaining("was violated")
        .hasMessageContaining(
            "    again     ../../mvnw test -Dtest='"
                + LeakageAssertTest.class.getName()
                + "#aLeakIsTold' -Dasof.leak.detector=receipts\n");
  }

  @Test
  void theCommandThatIsToldNarrowsTheSameTestToOneCase() {
    assertThatThrownBy(() -> keeper().holds()).hasMessageContaining("receipts");
    System.setProperty("asof.leak.detector", "static");
    try {
      keeper().holds();
      System.setProperty("asof.leak.cutoff", "2026-04-08T13:00:00Z");
      assertThatThrownBy(() -> keeper().holds())
          .hasMessageContaining("at none of the cutoffs is anything left to ask");
    } finally {
      System.clearProperty("asof.leak.detector");
      System.clearProperty("asof.leak.cutoff");
    }
  }

  private static Leakage keeper() {
    return assertNoLeak(Samples.Keeper.class).onFiles(FILES).event("launch", Samples.CUTOFFS);
  }

  @Test
  void whereNoMethodIsMarkedAsATestTheCallersClassIsNamed() throws InterruptedException {
    String[] name = new String[1];
    Thread other = new Thread(() -> name[0] = RunningTest.name(Leakage.class));
    other.start();
    other.join();
    assertThat(name[0]).isEqualTo(LeakageAssertTest.class.getName());
  }

  @Test
  void oneDetectorInDoubtIsCountedAsOne() {
    Forecaster blind = (view, question) -> new Forecast(Map.of(question.entities().get(0), 0.5));
    assertThatThrownBy(
            () ->
                assertNoLeak(() -> blind)
                    .onFiles(FILES)
                    .event("launch", Samples.CUTOFFS)
                    .detectors("receipts")
                    .holds())
        .hasMessageContaining("is INCONCLUSIVE (1 detector could prove neither)");
  }

  @Test
  void fewerBoundariesCostFewerForecasts() {
    AtomicInteger asked = new AtomicInteger();
    Forecaster counts =
        (view, question) -> {
          asked.incrementAndGet();
          return Samples.market(view, question);
        };
    Leakage test =
        assertNoLeak(() -> counts)
            .onFiles(FILES)
            .event("launch", Samples.CUTOFFS)
            .detectors("truncation");
    test.holds();
    int all = asked.getAndSet(0);
    test.boundaries(0).holds();
    assertThat(asked.get()).isPositive().isLessThan(all);
  }

  @Test
  void ifNoDetectorWasRunNothingIsProven() {
    assertThatThrownBy(
            () ->
                assertNoLeak(() -> Samples::market)
                    .onFiles(FILES)
                    .event("launch", Samples.CUTOFFS)
                    .detectors("late")
                    .holds())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("is INCONCLUSIVE")
        .hasMessageContaining("late is NOT_RUN");
  }

  @Test
  void theShippedRulesFindWhatTheyAreNamedFor() {
    var leaky = new ClassFileImporter().importClasses(Samples.OpensTheFile.class);
    assertThatThrownBy(() -> ForecasterRules.NO_JDBC.check(leaky))
        .hasMessageContaining("Rule 'PIT023 Forecaster code uses no JDBC, because a query knows no")
        .hasMessageContaining("Samples.java:");
    assertThatThrownBy(() -> ForecasterRules.NO_PROPERTIES.check(leaky))
        .isInstanceOf(AssertionError.class);
    var honest = new ClassFileImporter().importClasses(Samples.Keeper.class);
    ForecasterRules.all().forEach(rule -> rule.check(honest));
    assertThat(ForecasterRules.all()).hasSize(9);
  }
}
