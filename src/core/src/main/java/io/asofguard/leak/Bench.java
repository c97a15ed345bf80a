package io.asofguard.leak;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Milestone;
import io.asofguard.law.Wall;
import io.asofguard.law.Walls;
import io.asofguard.replay.ForecasterException;
import io.asofguard.replay.ForecasterException.Extent;
import io.asofguard.replay.Questions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs forecasters over cutoffs on an altered copy, each question the same in every run.
 *
 * <p>Every run is watched. Used by one thread.
 */
final class Bench implements AutoCloseable {
  private final AlteredCopy copy;
  private final Questions questions;
  private final List<Milestone> milestones;
  private final List<LiveRun> recorded;

  /**
   * @param copy what to run on; closed with the bench
   * @param questions what to ask
   * @param milestones of the event, every revision
   * @param recorded live forecasts of the event
   */
  Bench(AlteredCopy copy, Questions questions, List<Milestone> milestones, List<LiveRun> recorded) {
    this.copy = copy;
    this.questions = questions;
    this.milestones = List.copyOf(milestones);
    this.recorded = List.copyOf(recorded);
  }

  AlteredCopy copy() {
    return copy;
  }

  Questions questions() {
    return questions;
  }

  /** The wall of an entity, as the unaltered store has it. */
  @Nullable Wall wall(String entity) {
    return copy.wall(entity);
  }

  /** The wall of an entity of the event, as it was known at a cutoff. */
  @Nullable Wall wallKnownAt(String entity, long cutoff) {
    return Walls.knownAt(
        milestones.stream().filter(m -> m.entity() == null || m.entity().equals(entity)).toList(),
        cutoff);
  }

  List<LiveRun> recorded() {
    return recorded;
  }

  /** How entities resolved, by all that is known. */
  Map<String, String> outcomes() {
    Map<String, String> outcomes = new HashMap<>();
    for (String entity : questions.walls().keySet()) {
      Milestone resolved = Walls.resolution(milestones, entity, Long.MAX_VALUE);
      if (resolved != null && resolved.outcome() != null) {
        outcomes.put(entity, resolved.outcome());
      }
    }
    return outcomes;
  }

  Watch watch() {
    return new Watch(this::wall);
  }

  /** Cutoffs at which something is left to ask. */
  List<Long> asked(List<Long> cutoffs) {
    return cutoffs.stream().filter(cutoff -> !questions.left(cutoff).isEmpty()).toList();
  }

  /** One forecaster over cutoffs in the given order, on the copy as it stands. */
  Map<Long, Answered> run(Supplier<Forecaster> maker, List<Long> cutoffs, Watch watch) {
    Forecaster forecaster = maker.get();
    try {
      Map<Long, Answered> answers = new LinkedHashMap<>();
      for (long cutoff : cutoffs) {
        answers.put(cutoff, ask(forecaster, cutoff, watch, questions::left));
      }
      return answers;
    } finally {
      close(forecaster);
    }
  }

  /** A fresh forecaster for each cutoff. */
  Map<Long, Answered> runEachFresh(Supplier<Forecaster> maker, List<Long> cutoffs, Watch watch) {
    Map<Long, Answered> answers = new LinkedHashMap<>();
    for (long cutoff : cutoffs) {
      answers.putAll(run(maker, List.of(cutoff), watch));
    }
    return answers;
  }

  /** Takes what each of several forecasters answered. */
  @FunctionalInterface
  interface Taker {
    void take(int forecaster, long cutoff, Answered answered);
  }

  /**
   * Several forecasters side by side, forward in time, on a copy that is altered beyond each
   * cutoff.
   */
  List<Map<Long, Answered>> runAltered(
      List<Supplier<Forecaster>> makers, Alteration how, List<Long> cutoffs, Watch watch) {
    return runAltered(makers, how, cutoffs, watch, questions::left);
  }

  /** The same, asked about other entities than those that are left. */
  List<Map<Long, Answered>> runAltered(
      List<Supplier<Forecaster>> makers,
      Alteration how,
      List<Long> cutoffs,
      Watch watch,
      LongFunction<List<String>> entities) {
    List<Map<Long, Answered>> answers = new ArrayList<>();
    makers.forEach(maker -> answers.add(new LinkedHashMap<>()));
    runAltered(
        makers, how, cutoffs, watch, entities, (of, cutoff, is) -> answers.get(of).put(cutoff, is));
    return answers;
  }

  /** The same, answer by answer, where there may be more than fit into memory. */
  void runAltered(
      List<Supplier<Forecaster>> makers,
      Alteration how,
      List<Long> cutoffs,
      Watch watch,
      Taker to) {
    runAltered(makers, how, cutoffs, watch, questions::left, to);
  }

  private void runAltered(
      List<Supplier<Forecaster>> makers,
      Alteration how,
      List<Long> cutoffs,
      Watch watch,
      LongFunction<List<String>> entities,
      Taker to) {
    List<Forecaster> forecasters = new ArrayList<>();
    Watch others = watch();
    copy.begin(how, cutoffs.get(0));
    try {
      makers.forEach(maker -> forecasters.add(maker.get()));
      for (long cutoff : cutoffs) {
        copy.advance(cutoff);
        for (int i = 0; i < forecasters.size(); i++) {
          Watch of = i == 0 ? watch : others;
          to.take(i, cutoff, ask(forecasters.get(i), cutoff, of, entities));
        }
      }
    } finally {
      forecasters.forEach(Bench::close);
      copy.restore();
    }
  }

  private Answered ask(
      Forecaster forecaster, long cutoff, Watch watch, LongFunction<List<String>> entities) {
    Question question = questions.at(cutoff, entities.apply(cutoff));
    watch.expect(cutoff);
    try (AsOf view =
        new WatchedView(copy.guard().asOf(question.cutoff(), ViewOptions.NEWEST, watch), watch)) {
      Forecast forecast = forecaster.forecast(view, question);
      return Answered.of(forecast);
    } catch (ForecasterException e) {
      if (e.extent() != Extent.CUTOFF) {
        throw e;
      }
      return Answered.failed(e);
    } catch (RuntimeException | Error e) {
      return Answered.failed(e);
    }
  }

  static void close(Forecaster forecaster) {
    if (forecaster instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException("a forecaster does not close: " + e, e);
      }
    }
  }

  @Override
  public void close() {
    copy.close();
  }
}
