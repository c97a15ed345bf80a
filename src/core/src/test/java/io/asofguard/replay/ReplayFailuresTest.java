package io.asofguard.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.replay.ForecasterException.Extent;
import io.asofguard.store.ForecastCall;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Forecasters that fail, are given up, or end the process. */
class ReplayFailuresTest extends ReplayWorld {
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
            "the forecaster's close threw java.lang.AssertionError: stuck at ReplayFailuresTest.java:");
  }

  private static final class Unclosable extends Counting implements AutoCloseable {
    @Override
    public void close() {
      throw new AssertionError("stuck");
    }
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
}
