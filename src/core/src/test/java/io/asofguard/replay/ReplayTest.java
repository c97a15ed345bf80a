package io.asofguard.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.FutureCutoffException;
import io.asofguard.api.Question;
import io.asofguard.api.Series;
import io.asofguard.conformance.Fact;
import io.asofguard.conformance.Row;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import io.asofguard.replay.ForecasterException.Extent;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import io.asofguard.store.StoreDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over cutoffs: what is asked, what is recorded, what a second run finds. */
class ReplayTest {
  private static final Cutoffs TEN = cutoffs(10, 19);

  private final List<Long> asked = Collections.synchronizedList(new ArrayList<>());
  @TempDir Path folder;
  private Store store;
  private StoreDriver driver;
  private AsOfGuard guard;

  @BeforeEach
  void fill() {
    store = Store.open(folder, StoreClock.fixed(1_000));
    driver = new StoreDriver(store);
    List<Row> rows = new ArrayList<>();
    for (int at = 1; at < 30; at++) {
      rows.add(row("e/a", "e", at, at / 100.0));
      rows.add(row("e/b", "e", at, 0.5));
    }
    rows.add(row("free/x", null, 5, 0.75));
    driver.observations(rows);
    driver.milestones(
        List.of(
            new Fact("e", null, MilestoneKind.EVENT_END, 100L, 1, null),
            new Fact("e", "e/b", MilestoneKind.OUTCOME_KNOWN, 15L, 15, null)));
    guard = AsOfGuard.over(store);
  }

  @AfterEach
  void close() {
    guard.close();
  }

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
  void aRunThatStoppedGoesOnWhereItStopped() {
    ReplayResult stopped = runFour("r");
    assertThat(stopped.status()).isEqualTo("interrupted");
    assertThat(stopped.notReached()).hasSize(6);
    asked.clear();
    driver.observations(List.of(new Row("z", MID, "e", 12, 12, 0.99, Basis.CLAIMED)));
    ReplayResult resumed = run(plan("r", TEN), mid());
    assertThat(resumed.before()).isEqualTo(4);
    assertThat(asked).containsExactly(14L, 15L, 16L, 17L, 18L, 19L);
    assertThat(run(plan("r", TEN), mid()).done()).isZero();
    assertThat(summary(resumed).forecastDigest())
        .as("at the snapshot at which it began")
        .isEqualTo(summary(run(plan("whole", TEN, at(2)), mid())).forecastDigest());
  }

  private ReplayResult runFour(String name) {
    ReplayWatcher impatient =
        new ReplayWatcher() {
          @Override
          public boolean isStopped() {
            return asked.size() == 4;
          }
        };
    return Replay.run(guard, source(this::mid), plan(name, TEN), impatient);
  }

  @Test
  void aGoOverOtherCutoffsDoesNotCompleteOneThatWasInterrupted() {
    summary(runFour("r"));
    RunSummary other = summary(run(plan("r", cutoffs(20, 20)), mid()));
    assertThat(other.status()).isEqualTo(new RunStatus("interrupted", 0));
    assertThat(text(other, RunFolder.MANIFEST))
        .contains("\"status\" : \"interrupted\"", "\"cutoffs_not_reached\" : 6,")
        .contains("\"not_reached\" : [ \"1970-01-01T00:00:00.000000014Z\",");
    assertThat(summary(run(plan("r", TEN), mid())).status().isComplete()).isTrue();
  }

  @Test
  void norOneThatWasKilled() {
    run(plan("r", cutoffs(20, 20)), mid());
    RunSummary whole = summary(run(plan("r", cutoffs(20, 20)), mid()));
    runFour("r"); // and it wrote no folder
    assertThat(RunFolder.status(store, whole.run()).word()).isEqualTo("interrupted");
    RunSummary other = summary(run(plan("r", cutoffs(10, 14)), mid()));
    assertThat(other.status().word()).isEqualTo("interrupted");
    assertThat(text(other, RunFolder.MANIFEST)).contains("\"cutoffs_not_reached\" : 5,");
    assertThat(summary(run(plan("r", TEN), mid())).status().isComplete()).isTrue();
    assertThat(RunFolder.status(store, whole.run()).isComplete()).isTrue();
  }

  @Test
  void aStatefulForecasterThatIsGivenUpOnItsWayHasNotFailed() {
    run(plan("r", cutoffs(10, 14)), Counting::new);
    Forecaster givenUp =
        new Counting() {
          @Override
          public Forecast forecast(AsOf view, Question question) {
            throw new ForecasterException(Extent.STOPPED, "over", null);
          }
        };
    ReplayResult stopped = run(plan("r", TEN), () -> givenUp);
    assertThat(stopped.status()).isEqualTo("interrupted");
    assertThat(stopped.notReached()).hasSize(5);
  }

  @Test
  void howAForecasterIsClosedTakesNoAnswerAway() {
    List<String> warnings = new ArrayList<>();
    ReplayWatcher watcher =
        new ReplayWatcher() {
          @Override
          public void warned(String what) {
            warnings.add(what);
          }
        };
    ReplayResult result = Replay.run(guard, source(() -> Unclosable::new), plan("r", TEN), watcher);
    assertThat(result.status()).isEqualTo("complete");
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith(
            "the forecaster's close threw java.lang.AssertionError: stuck at ReplayTest.java:");
  }

  private static final class Unclosable extends Counting implements AutoCloseable {
    @Override
    public void close() {
      throw new AssertionError("stuck");
    }
  }

  @Test
  void aStatefulForecasterIsLedToWhereItStopped() {
    Supplier<Forecaster> counting = Counting::new;
    run(plan("whole", TEN), counting);
    run(plan("r", cutoffs(10, 14)), counting);
    ReplayResult resumed = run(withJobs(plan("r", TEN), 4), counting);
    assertThat(resumed.before()).isEqualTo(5);
    assertThat(calls("r"))
        .extracting(ForecastCall::values)
        .isEqualTo(calls("whole").stream().map(ForecastCall::values).toList());
    assertThat(calls("r").get(9).values().get("e/a")).isEqualTo(10);
  }

  @Test
  void aFailureIsMarkedAtItsCutoffAndNothingElseIsLost() {
    Supplier<Forecaster> failing = failingAt(13);
    ReplayResult stopped = run(withJobs(plan("stopped", TEN), 3), failing);
    assertThat(stopped.status()).isEqualTo("failed");
    assertThat(stopped.failures()).extracting(ReplayResult.Failure::cutoff).containsExactly(13L);
    assertThat(stopped.failures().get(0).why()).contains("unlucky");
    assertThat(calls("stopped")).extracting(ForecastCall::cutoff).containsExactly(10L, 11L, 12L);
    assertThat(stopped.notReached()).hasSize(6);
    ReplayResult through = run(keepGoing(plan("through", TEN)), failing);
    assertThat(through.done()).isEqualTo(9);
    assertThat(through.failures()).hasSize(1);
    ReplayResult mended = run(plan("through", TEN), mid());
    assertThat(mended.done()).isEqualTo(1);
    assertThat(mended.status()).isEqualTo("complete");
  }

  @Test
  void aForecasterThatCannotBeMadeAtFirstEndsTheRun() {
    Iterator<Supplier<Forecaster>> makers =
        List.<Supplier<Forecaster>>of(
                () -> {
                  throw new ForecasterException("no model file");
                },
                mid())
            .iterator();
    ReplayResult result =
        Replay.run(guard, source(makers::next), keepGoing(plan("r", TEN)), ReplayWatcher.NONE);
    assertThat(result.failures()).containsExactly(new ReplayResult.Failure(10, "no model file"));
    assertThat(result.notReached()).hasSize(9);
    assertThat(makers).as("nobody knows yet whether it is stateful").hasNext();
  }

  @Test
  void theFolderOfARunThatDiedBeforeItWasWrittenIsMadeByTheNextGo() throws IOException {
    RunSummary before = summary(run(plan("r", TEN), failingAt(15)));
    RunSummary whole = summary(run(plan("whole", TEN), failingAt(99)));
    run(plan("r", TEN), failingAt(99));
    assertThat(text(before, RunFolder.MANIFEST)).contains("\"status\" : \"failed\"");
    isWhole(summary(run(plan("r", TEN), failingAt(99))), whole);
    Files.writeString(before.folder().resolve(RunFolder.RECEIPTS), "half a li");
    isWhole(summary(run(plan("r", TEN), failingAt(99))), whole);
    Path manifest = before.folder().resolve(RunFolder.MANIFEST);
    FileTime written = FileTime.fromMillis(1);
    Files.setLastModifiedTime(manifest, written);
    summary(run(plan("r", TEN), failingAt(99)));
    assertThat(Files.getLastModifiedTime(manifest)).as("that it stays").isEqualTo(written);
  }

  private static void isWhole(RunSummary made, RunSummary whole) {
    for (String file : List.of(RunFolder.FORECASTS, RunFolder.RECEIPTS)) {
      assertThat(text(made, file)).isEqualTo(text(whole, file));
    }
    assertThat(text(made, RunFolder.MANIFEST))
        .contains("\"status\" : \"complete\"", "\"cutoffs_done\" : 10,", whole.forecastDigest());
  }

  @Test
  void whoIsGivenUpHasNotFailedAndAFailureOfAllEndsTheRun() {
    ReplayResult stopped = run(keepGoing(plan("stop", TEN)), throwing(12, Extent.STOPPED));
    assertThat(stopped.status()).isEqualTo("interrupted");
    assertThat(stopped.notReached()).hasSize(8);
    ReplayResult ended = run(keepGoing(plan("end", TEN)), throwing(12, Extent.RUN));
    assertThat(ended.failures()).hasSize(1);
    assertThat(ended.notReached()).hasSize(7);
  }

  @Test
  void whoEndsTheProcessIsToldThoughOneThatWasGivenUpComesBeforeIt() {
    CountDownLatch ended = new CountDownLatch(1);
    Forecaster ending =
        (view, question) -> {
          boolean first = question.cutoff().getNano() == 10;
          if (first) {
            await(ended);
          }
          ended.countDown();
          throw new ForecasterException(first ? Extent.STOPPED : Extent.RUN, "exit", null);
        };
    ReplayResult result = run(withJobs(plan("r", cutoffs(10, 11)), 2), () -> ending);
    assertThat(result.failures()).containsExactly(new ReplayResult.Failure(11, "exit"));
    assertThat(result.notReached()).hasSize(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Supplier<Forecaster> throwing(long at, Extent extent) {
    return () ->
        forecaster(
            (view, entity) -> {
              if (asked.get(asked.size() - 1) == at) {
                throw new ForecasterException(extent, "over", null);
              }
              return 0.5;
            });
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

  private static final Series MID = new Series("e/a", "market_mid");

  private Supplier<Forecaster> mid() {
    return () ->
        forecaster((view, entity) -> view.latest(new Series(entity, "market_mid")).valueOr(0.5));
  }

  private Supplier<Forecaster> failingAt(long cutoff) {
    return () ->
        forecaster(
            (view, entity) -> {
              if (view.cutoff().getNano() == cutoff) {
                throw new IllegalStateException("unlucky");
              }
              return view.latest(MID).value();
            });
  }

  private Supplier<Forecaster> random() {
    return () ->
        (view, question) -> {
          Random random = new Random(question.seed());
          return each(view, question, (v, e) -> v.latest(MID).value() + random.nextDouble());
        };
  }

  private interface Guess {
    double of(AsOf view, String entity);
  }

  private Forecaster forecaster(Guess guess) {
    return (view, question) -> each(view, question, guess);
  }

  private Forecast each(AsOf view, Question question, Guess guess) {
    asked.add((long) question.cutoff().getNano());
    Map<String, Double> values = new LinkedHashMap<>();
    question.entities().forEach(entity -> values.put(entity, guess.of(view, entity)));
    return new Forecast(values);
  }

  /** Answers how often it was asked. */
  private static class Counting implements Forecaster {
    private int times;

    @Override
    public Forecast forecast(AsOf view, Question question) {
      times++;
      Map<String, Double> values = new LinkedHashMap<>();
      question.entities().forEach(entity -> values.put(entity, (double) times));
      return new Forecast(values);
    }

    @Override
    public boolean isStateful() {
      return true;
    }
  }

  private ReplayResult run(ReplayPlan plan, Supplier<Forecaster> made) {
    return Replay.run(guard, source(() -> made), plan, ReplayWatcher.NONE);
  }

  private static ForecasterSource source(Supplier<Supplier<Forecaster>> made) {
    return new ForecasterSource() {
      @Override
      public String name() {
        return "Test";
      }

      @Override
      public String codeVersion() {
        return "v1";
      }

      @Override
      public Forecaster open() {
        return made.get().get();
      }

      @Override
      public void close() {}
    };
  }

  private RunSummary summary(ReplayResult result) {
    return RunFolder.write(guard, result, "test");
  }

  private static String text(RunSummary summary, String file) {
    try {
      return Files.readString(summary.folder().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<ForecastCall> calls(String run) {
    List<ForecastCall> calls = new ArrayList<>();
    store.forecasts().calls(store.forecasts().run(run).orElseThrow().id(), calls::add);
    return calls;
  }

  private static Cutoffs cutoffs(long from, long to) {
    return Cutoffs.of(LongStream.rangeClosed(from, to).boxed().toList());
  }

  private static ViewOptions at(long snapshot) {
    return new ViewOptions(snapshot, false, null, Basis.ASSUMED);
  }

  private static ReplayPlan plan(String name, Cutoffs cutoffs) {
    return plan(name, cutoffs, ViewOptions.NEWEST);
  }

  private static ReplayPlan plan(String name, Cutoffs cutoffs, ViewOptions options) {
    return new ReplayPlan(name, false, "e", cutoffs, options, 0, false, 1, false);
  }

  private static ReplayPlan withJobs(ReplayPlan p, int jobs) {
    return new ReplayPlan(
        p.name(), false, "e", p.cutoffs(), p.options(), p.seed(), p.sumsToOne(), jobs, false);
  }

  private static ReplayPlan withSeed(ReplayPlan p, long seed) {
    return new ReplayPlan(
        p.name(), false, "e", p.cutoffs(), p.options(), seed, false, p.jobs(), false);
  }

  private static ReplayPlan keepGoing(ReplayPlan p) {
    return new ReplayPlan(
        p.name(), false, "e", p.cutoffs(), p.options(), p.seed(), false, p.jobs(), true);
  }

  private static Row row(String entity, String event, long at, double value) {
    return new Row("s", new Series(entity, "market_mid"), event, at, at, value, Basis.CLAIMED);
  }
}
