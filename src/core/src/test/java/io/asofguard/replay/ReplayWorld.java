package io.asofguard.replay;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Series;
import io.asofguard.conformance.Fact;
import io.asofguard.conformance.Row;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import io.asofguard.store.StoreDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store with an event of two entities, and forecasters that are run over it. */
abstract class ReplayWorld {
  static final Cutoffs TEN = cutoffs(10, 19);

  static final Series MID = new Series("e/a", "market_mid");

  final List<Long> asked = Collections.synchronizedList(new ArrayList<>());
  @TempDir Path folder;
  Store store;
  StoreDriver driver;
  AsOfGuard guard;

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

  Supplier<Forecaster> mid() {
    return () ->
        forecaster((view, entity) -> view.latest(new Series(entity, "market_mid")).valueOr(0.5));
  }

  Supplier<Forecaster> failingAt(long cutoff) {
    return () ->
        forecaster(
            (view, entity) -> {
              if (view.cutoff().getNano() == cutoff) {
                throw new IllegalStateException("unlucky");
              }
              return view.latest(MID).value();
            });
  }

  Supplier<Forecaster> random() {
    return () ->
        (view, question) -> {
          Random random = new Random(question.seed());
          return each(view, question, (v, e) -> v.latest(MID).value() + random.nextDouble());
        };
  }

  interface Guess {
    double of(AsOf view, String entity);
  }

  Forecaster forecaster(Guess guess) {
    return (view, question) -> each(view, question, guess);
  }

  Forecast each(AsOf view, Question question, Guess guess) {
    asked.add((long) question.cutoff().getNano());
    Map<String, Double> values = new LinkedHashMap<>();
    question.entities().forEach(entity -> values.put(entity, guess.of(view, entity)));
    return new Forecast(values);
  }

  /** Answers how often it was asked. */
  static class Counting implements Forecaster {
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

  ReplayResult run(ReplayPlan plan, Supplier<Forecaster> made) {
    return Replay.run(guard, source(() -> made), plan, ReplayWatcher.NONE);
  }

  static ForecasterSource source(Supplier<Supplier<Forecaster>> made) {
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

  RunSummary summary(ReplayResult result) {
    return RunFolder.write(guard, result, "test");
  }

  static String text(RunSummary summary, String file) {
    try {
      return Files.readString(summary.folder().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<ForecastCall> calls(String run) {
    List<ForecastCall> calls = new ArrayList<>();
    store.forecasts().calls(store.forecasts().run(run).orElseThrow().id(), calls::add);
    return calls;
  }

  static Cutoffs cutoffs(long from, long to) {
    return Cutoffs.of(LongStream.rangeClosed(from, to).boxed().toList());
  }

  static ViewOptions at(long snapshot) {
    return new ViewOptions(snapshot, false, null, Basis.ASSUMED);
  }

  static ReplayPlan plan(String name, Cutoffs cutoffs) {
    return plan(name, cutoffs, ViewOptions.NEWEST);
  }

  static ReplayPlan plan(String name, Cutoffs cutoffs, ViewOptions options) {
    return new ReplayPlan(name, false, "e", cutoffs, options, 0, false, 1, false);
  }

  static ReplayPlan withJobs(ReplayPlan p, int jobs) {
    return new ReplayPlan(
        p.name(), false, "e", p.cutoffs(), p.options(), p.seed(), p.sumsToOne(), jobs, false);
  }

  static ReplayPlan withSeed(ReplayPlan p, long seed) {
    return new ReplayPlan(
        p.name(), false, "e", p.cutoffs(), p.options(), seed, false, p.jobs(), false);
  }

  static ReplayPlan keepGoing(ReplayPlan p) {
    return new ReplayPlan(
        p.name(), false, "e", p.cutoffs(), p.options(), p.seed(), false, p.jobs(), true);
  }

  static Row row(String entity, String event, long at, double value) {
    return new Row("s", new Series(entity, "market_mid"), event, at, at, value, Basis.CLAIMED);
  }
}
