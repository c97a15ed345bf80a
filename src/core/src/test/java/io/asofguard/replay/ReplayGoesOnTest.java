package io.asofguard.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.conformance.Row;
import io.asofguard.law.Basis;
import io.asofguard.store.ForecastCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A run that was interrupted, or killed: what the next go finds, asks, and leaves. */
class ReplayGoesOnTest extends ReplayWorld {
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

  /** Nothing was asked of it, so the go that was refused has nothing left. */
  @Test
  void aForecasterThatForgotWhatItSaidLeavesTheRunAsItWas() {
    RunSummary before = summary(run(plan("r", cutoffs(10, 14)), Counting::new));
    Forecaster forgetful =
        new Counting() {
          @Override
          public Forecast forecast(AsOf view, Question question) {
            super.forecast(view, question);
            return super.forecast(view, question);
          }
        };
    assertThatThrownBy(() -> run(plan("r", TEN), () -> forgetful))
        .isInstanceOf(ForecasterException.class)
        .hasMessageContaining("answered otherwise than before at 1970-01-01T00:00:00.000000010Z");
    assertThat(RunFolder.status(store, before.run()).isComplete()).isTrue();
  }

  /** By way of what is done: a go that dies while it asks has told what it set out to ask. */
  @Test
  void aStatefulForecasterSetsOutOnceItHasRemembered() {
    RunSummary before = summary(run(plan("r", cutoffs(10, 14)), Counting::new));
    List<String> words = new ArrayList<>();
    Forecaster watching =
        new Counting() {
          @Override
          public Forecast forecast(AsOf view, Question question) {
            words.add(RunFolder.status(store, before.run()).word());
            return super.forecast(view, question);
          }
        };
    run(plan("r", cutoffs(10, 16)), () -> watching);
    assertThat(words.subList(0, 5)).containsOnly("complete");
    assertThat(words.subList(5, 7)).containsOnly("interrupted");
  }

  @Test
  void aGoThatFindsNothingLeftSetsOutForNothing() {
    RunSummary before = summary(run(plan("r", TEN), mid()));
    run(plan("r", TEN), mid()); // and it wrote no folder
    assertThat(RunFolder.status(store, before.run()).isComplete()).isTrue();
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
}
