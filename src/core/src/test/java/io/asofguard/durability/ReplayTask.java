package io.asofguard.durability;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Series;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Nanos;
import io.asofguard.replay.Cutoffs;
import io.asofguard.replay.ForecasterSource;
import io.asofguard.replay.Replay;
import io.asofguard.replay.ReplayPlan;
import io.asofguard.replay.ReplayResult;
import io.asofguard.replay.ReplayWatcher;
import io.asofguard.replay.RunFolder;
import io.asofguard.replay.RunSummary;
import io.asofguard.store.Store;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A run over the rows of {@link Kills}, of several commits. */
final class ReplayTask {
  static final int CUTOFFS = 1_500;
  static final String RUN = "r";

  private ReplayTask() {}

  /** Runs it, or goes on with it, and writes its folder. */
  static RunSummary run(Store store) {
    return written(store, asked(store, ReplayWatcher.NONE));
  }

  static ReplayResult asked(Store store, ReplayWatcher watcher) {
    long first = Nanos.of(Kills.FIRST.plusSeconds(Kills.ROWS / 2));
    Cutoffs cutoffs =
        Cutoffs.every(first, first + CUTOFFS * 1_000_000_000L - 1, Duration.ofSeconds(1));
    ReplayPlan plan =
        new ReplayPlan(RUN, false, "ev", cutoffs, ViewOptions.NEWEST, 7, false, 1, false);
    return Replay.run(AsOfGuard.over(store), new Source(), plan, watcher);
  }

  static RunSummary written(Store store, ReplayResult result) {
    return RunFolder.write(AsOfGuard.over(store), result, "test");
  }

  private static final class Source implements ForecasterSource {
    @Override
    public String name() {
      return "Noisy";
    }

    @Override
    public String codeVersion() {
      return "1";
    }

    @Override
    public Forecaster open() {
      return Source::forecast;
    }

    private static Forecast forecast(AsOf view, Question question) {
      Random random = new Random(question.seed());
      Map<String, Double> values = new LinkedHashMap<>();
      for (String entity : question.entities()) {
        double mid = view.latest(Series.of(entity, "mid")).valueOr(0);
        values.put(entity, mid + random.nextDouble());
      }
      return new Forecast(values);
    }

    @Override
    public void close() {}
  }
}
