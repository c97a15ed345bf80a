package io.asofguard.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.asofguard.api.AsOf;
import io.asofguard.api.Series;
import io.asofguard.durability.TestStore;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.ReadLog;
import io.asofguard.guard.Status;
import io.asofguard.guard.ViewOptions;
import io.asofguard.ingest.Progress;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastLedger;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.ReadPart;
import io.asofguard.store.WriteTx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which recorded forecasts read a value that a backfill changes. */
class BlastRadiusTest {
  private static final Series MID = new Series("e/a", "mid");
  private TestStore given;
  private Path scratch;
  private long run;

  @BeforeEach
  void open(@TempDir Path folder) {
    given = new TestStore(folder);
    scratch = folder;
    given.imports(row("e/a", 1, "0.1"), row("e/a", 2, "0.2"), row("e/a", 3, "0.3"));
    given.imports(row("e/b", 1, "0.5"));
    run = begin("first");
  }

  @AfterEach
  void theStoreIsSound() {
    assertThat(TestStore.damages(given.store())).isEmpty();
    given.close();
  }

  private static String row(String entity, int day, String value) {
    return "s,%s,mid,,%s,%s,%s,".formatted(entity, at(day), at(day), value);
  }

  private static Instant at(int day) {
    return Instant.parse("2026-01-%02dT00:00:00Z".formatted(day));
  }

  private long begin(String name) {
    return begin(name, "");
  }

  private long begin(String name, String more) {
    try (WriteTx tx = given.store().write()) {
      try (ForecastLedger ledger = tx.forecasts()) {
        long id =
            ledger
                .begin(
                    new ForecastRun(
                        0, name, false, "ev", "Model", "seed=0 basis=ASSUMED" + more, 2L, "", 0))
                .id();
        tx.commit();
        return id;
      }
    }
  }

  /** A forecast at a cutoff, with what it reads. */
  private void forecast(int day, Consumer<AsOf> reads) {
    forecast(day, reads, given.store().newest());
  }

  private void forecast(int day, Consumer<AsOf> reads, long snapshot) {
    ViewOptions options = new ViewOptions(snapshot, false, null, Basis.ASSUMED);
    long cutoff = Nanos.of(at(day));
    AsOfGuard guard = AsOfGuard.over(given.store());
    try (ReadLog log = new ReadLog(cutoff, () -> scratch)) {
      try (AsOf view = guard.asOf(at(day), options, log)) {
        reads.accept(view);
      }
      try (WriteTx tx = given.store().write()) {
        try (ForecastLedger ledger = tx.forecasts()) {
          ledger.add(
              new ForecastCall(
                  0,
                  run,
                  cutoff,
                  snapshot,
                  "v",
                  log.count(),
                  ReadPart.digest(log.parts()),
                  0,
                  Map.of("e/a", 0.5)),
              log.parts());
        }
        tx.commit();
      }
    }
  }

  private BackfillDiff staged(int from, int to, String... rows) {
    given.stage(
        new StagePlan("b", "s", "e/*", null, Nanos.of(at(from)), Nanos.of(at(to)), "mend"), rows);
    return compare();
  }

  private BackfillDiff compare() {
    return new Comparisons(given.store()).compare("b", Progress.NONE);
  }

  @Test
  void forecastsThatReadAChangedValueAreNamedWithTheLargestMove() {
    forecast(1, view -> view.latest(MID));
    forecast(
        2,
        view -> {
          view.latest(MID);
          view.latest(new Series("e/b", "mid"));
          view.at(MID, at(1));
        });
    forecast(4, view -> view.latest(MID));
    forecast(5, view -> view.latest(new Series("e/b", "mid")));
    BackfillDiff diff = staged(2, 4, row("e/a", 2, "0.25"), row("e/a", 3, "0.9"));

    assertThat(diff.forecasts())
        .extracting(
            ForecastImpact::run,
            ForecastImpact::event,
            ForecastImpact::cutoff,
            ForecastImpact::reads,
            ForecastImpact::series,
            impact -> impact.was().value(),
            impact -> impact.becomes().value(),
            ForecastImpact::move)
        .containsExactly(
            tuple("first", "ev", Nanos.of(at(2)), 1L, MID, 0.2, 0.25, 0.05),
            tuple("first", "ev", Nanos.of(at(4)), 1L, MID, 0.3, 0.9, 0.6));
    assertThat(diff.forecastsBySeries()).containsOnly(Map.entry(MID, 2L));
  }

  @Test
  void afterThePublicationTheyAreTheSame() {
    forecast(2, view -> view.latest(MID));
    BackfillDiff before = staged(2, 4, row("e/a", 2, "0.25"));
    given.backfills().publish("b", false);
    given.imports(row("e/a", 9, "0.7"));
    assertThat(compare().forecasts()).isEqualTo(before.forecasts()).hasSize(1);
  }

  @Test
  void whatWasForecastAfterThePublicationIsNoneOfIts() {
    forecast(4, view -> view.latest(MID));
    BackfillDiff before = staged(2, 4, row("e/a", 2, "0.25"), row("e/a", 3, "0.9"));
    given.backfills().publish("b", false);
    given.clock().pass(Duration.ofSeconds(1));
    forecast(5, view -> view.latest(MID));
    run = begin("pinned to what was replaced");
    forecast(4, view -> view.latest(MID), 2);
    assertThat(compare().forecasts()).isEqualTo(before.forecasts()).hasSize(1);
    given.backfills().rollback("b", "no");
    run = begin("after the rollback");
    forecast(4, view -> view.latest(MID));
    assertThat(compare().forecasts()).isEqualTo(before.forecasts());
  }

  @Test
  void whatItWasIsWhatTheForecastWasAnswered() {
    forecast(4, view -> view.latest(MID));
    forecast(5, view -> view.window(MID, at(3), at(4)));
    staged(3, 4, row("e/a", 3, "0.5"));
    given.backfills().publish("b", false);
    BackfillDiff diff = staged(3, 4, row("e/a", 3, "0.9"));
    assertThat(diff.forecasts())
        .extracting(impact -> impact.was().value(), impact -> impact.becomes().value())
        .containsExactly(tuple(0.3, 0.9), tuple(0.3, 0.9));
  }

  @Test
  void aForecastThatGetsBackWhatItReadIsNotHit() {
    forecast(4, view -> view.latest(MID));
    forecast(5, view -> view.window(MID, at(3), at(4)));
    staged(3, 4, row("e/a", 3, "0.5"));
    given.backfills().publish("b", false);
    forecast(6, view -> view.latest(MID));
    assertThat(staged(3, 4, row("e/a", 3, "0.3")).forecasts())
        .extracting(ForecastImpact::cutoff)
        .containsExactly(Nanos.of(at(6)));
  }

  @Test
  void aChangeThatAnEarlierBackfillMadeIsNotThisOnes() {
    forecast(4, view -> view.latest(MID));
    forecast(5, view -> view.window(MID, at(1), at(4)));
    staged(3, 4, row("e/a", 3, "0.5"));
    given.backfills().publish("b", false);
    assertThat(staged(1, 2, row("e/a", 1, "0.15")).forecasts())
        .extracting(ForecastImpact::cutoff, ForecastImpact::asked)
        .containsExactly(tuple(Nanos.of(at(5)), Nanos.of(at(1))));
  }

  @Test
  void aForecastThatWasRefusedReadNoValue() {
    given.imports("s,e/w,mid,won," + at(2) + "," + at(2) + ",0.4,");
    given.ended("won", at(3).toString());
    forecast(3, view -> view.latest(new Series("e/w", "mid")));
    given.clock().pass(Duration.ofSeconds(1));
    given.declarations().milestone("won", MilestoneKind.EVENT_END, null, null, null, "went on");
    assertThat(staged(2, 3, row("e/w", 2, "0.6")).forecasts()).isEmpty();
  }

  @Test
  void aValueThatGoesAndOneThatComes() {
    forecast(1, view -> view.latest(MID));
    forecast(2, view -> view.latest(MID, Duration.ofHours(1)));
    BackfillDiff diff = staged(1, 3);
    assertThat(diff.forecasts())
        .extracting(impact -> impact.was().status(), impact -> impact.becomes().status())
        .containsExactly(tuple(Status.KNOWN, Status.UNKNOWN), tuple(Status.KNOWN, Status.UNKNOWN));
    assertThat(diff.forecasts().get(0).move()).isNaN();
  }

  @Test
  void aReadOfASeriesThatOnlyThePlanBrings() {
    Series missing = new Series("e/n", "mid");
    forecast(3, view -> view.latest(missing));
    forecast(1, view -> view.latest(missing));
    BackfillDiff diff = staged(2, 3, row("e/a", 2, "0.2"), row("e/n", 2, "0.4"));
    assertThat(diff.forecasts())
        .extracting(ForecastImpact::cutoff, impact -> impact.becomes().value())
        .containsExactly(tuple(Nanos.of(at(3)), 0.4));
  }

  @Test
  void ofAWindowTheValueThatMovesMost() {
    forecast(4, view -> view.window(MID, at(1), at(4)));
    forecast(5, view -> view.window(MID, at(1), at(2)));
    BackfillDiff diff = staged(2, 4, row("e/a", 2, "0.25"), row("e/a", 3, "0.9"));
    assertThat(diff.forecasts())
        .extracting(ForecastImpact::cutoff, ForecastImpact::asked, ForecastImpact::move)
        .containsExactly(tuple(Nanos.of(at(4)), Nanos.of(at(3)), 0.6));
  }

  @Test
  void runsThatReadAnotherSourceOrAsItWasAreNotHit() {
    given.imports("t,e/a,mid,," + at(2) + "," + at(1) + ",0.7,");
    run = begin("other", " source=t");
    forecast(4, view -> view.latest(MID));
    run = begin("as it was", " as-was");
    forecast(4, view -> view.latest(MID));
    run = begin("own", " source=s");
    forecast(4, view -> view.latest(MID));
    BackfillDiff diff = staged(2, 4, row("e/a", 2, "0.25"), row("e/a", 3, "0.9"));
    assertThat(diff.forecasts()).extracting(ForecastImpact::run).containsExactly("own");
  }

  @Test
  void aReadThatIsSealedMovesNothing() {
    given.imports("s,e/w,mid,won," + at(2) + "," + at(2) + ",0.4,");
    given.ended("won", at(3).toString());
    forecast(2, view -> view.latest(new Series("e/w", "mid")));
    forecast(3, view -> view.latest(new Series("e/w", "mid")));
    BackfillDiff diff =
        staged(2, 3, row("e/a", 2, "0.2"), "s,e/w,mid,won," + at(2) + "," + at(2) + ",0.6,");
    assertThat(diff.forecasts())
        .extracting(ForecastImpact::cutoff)
        .containsExactly(Nanos.of(at(2)));
  }

  @Test
  void aReadThatANewTieSealsIsHit() {
    given.imports("t,e/o,mid,won," + at(2) + "," + at(2) + ",0.4,");
    given.ended("won", at(3).toString());
    forecast(4, view -> view.latest(MID));
    BackfillDiff diff = staged(2, 3, "s,e/a,mid,won," + at(2) + "," + at(2) + ",0.2,");
    assertThat(diff.forecasts())
        .singleElement()
        .extracting(impact -> impact.becomes().status())
        .isEqualTo(Status.SEALED);
  }
}
