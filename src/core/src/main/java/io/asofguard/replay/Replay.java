package io.asofguard.replay;

import io.asofguard.api.FutureCutoffException;
import io.asofguard.api.Question;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.replay.ForecasterException.Extent;
import io.asofguard.replay.ReplayResult.Failure;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs a forecaster over cutoffs as if it had run then, and records what it answers. A run that was
 * interrupted is gone on with: a cutoff that is done is not asked about again. The same plan at the
 * same snapshot gives the same forecasts and digests, however many jobs ask.
 */
public final class Replay {
  /** Entities to ask about over all cutoffs; each stands for several reads. */
  private static final int MANY = 20_000;

  private final AsOfGuard guard;
  private final ForecasterSource source;
  private final ReplayPlan plan;
  private final ReplayWatcher watcher;
  private final List<Failure> failures = new ArrayList<>();
  private final Set<Long> left = new TreeSet<>();
  private int done;

  private Replay(AsOfGuard guard, ForecasterSource source, ReplayPlan plan, ReplayWatcher watcher) {
    this.guard = guard;
    this.source = source;
    this.plan = plan;
    this.watcher = watcher;
  }

  /**
   * The rows that a run reads: one that was begun keeps its snapshot.
   *
   * @param store where the run is
   * @param name the run's name
   * @param options what the user asked for
   * @return the options, with a snapshot
   */
  public static ViewOptions pinned(Store store, String name, ViewOptions options) {
    if (options.snapshot() != null) {
      return options;
    }
    Long begun = store.forecasts().run(name).map(ForecastRun::snapshot).orElse(null);
    long snapshot = begun == null ? store.newest() : begun;
    return new ViewOptions(snapshot, options.asWas(), options.source(), options.least());
  }

  /**
   * Runs a plan.
   *
   * @param guard whose store is read, and written to
   * @param source makes the forecasters
   * @param plan what to run
   * @param watcher who wants to know how far it has come
   * @return what became of the cutoffs
   * @throws FutureCutoffException if a cutoff lies after now; then nothing was run
   * @throws RefusedException if there is nothing to ask at any cutoff, or the run was begun with
   *     something else; then nothing was run
   * @throws ForecasterException if a stateful forecaster does not answer what it answered before
   */
  public static ReplayResult run(
      AsOfGuard guard, ForecasterSource source, ReplayPlan plan, ReplayWatcher watcher) {
    return new Replay(guard, source, plan, watcher).run();
  }

  private ReplayResult run() {
    refuseFuture();
    Store store = guard.store();
    ViewOptions options = pinned(store, plan.name(), plan.options());
    Edition edition = guard.edition(options);
    List<String> entities = store.catalog().entities(plan.event(), edition.snapshot());
    Questions questions = Questions.of(edition, entities, plan.event(), plan.seed());
    List<Question> asked = new ArrayList<>();
    List<Long> nobodyLeft = new ArrayList<>();
    for (long cutoff : plan.cutoffs().times()) {
      List<String> left = questions.left(cutoff);
      if (left.isEmpty()) {
        nobodyLeft.add(cutoff);
      } else {
        asked.add(questions.at(cutoff, left));
      }
    }
    refuseNone(asked, questions);
    if (asked.stream().mapToLong(question -> question.entities().size()).sum() >= MANY) {
      edition.expectMany();
    }
    Asking asking = new Asking(guard, options, plan.sumsToOne());
    try (Askers askers = new Askers(source, asking, store::scratch, watcher::warned);
        RunBook book = RunBook.open(store, source, plan, edition.snapshot())) {
      Map<Long, ForecastCall> before = book.done();
      List<Question> open =
          asked.stream().filter(q -> !before.containsKey(Nanos.of(q.cutoff()))).toList();
      int known = asked.size() - open.size();
      open.forEach(question -> left.add(Nanos.of(question.cutoff())));
      watcher.begin(book.run().name(), edition.snapshot(), open.size(), known);
      boolean led = known == 0 || open.isEmpty() || !askers.isStateful();
      if (led || remember(askers, asked, before)) {
        if (!plan.isLive() && !open.isEmpty()) {
          RunFolder.intended(store, book.run()).add(left);
        }
        ask(askers, open, book);
      }
      watcher.end();
      return new ReplayResult(book.run(), done, known, failures, nobodyLeft, List.copyOf(left));
    }
  }

  /** Where one ends the process the others are given up, and may come before it. */
  private void ask(Askers askers, List<Question> open, RunBook book) {
    int jobs = askers.isStateful() ? 1 : plan.jobs();
    try (Answers answers = new Answers(askers, open.iterator(), jobs)) {
      while (answers.hasNext() && !watcher.isStopped()) {
        Answered answered = answers.next();
        ForecasterException why = answered.failure();
        if (why == null) {
          book.add(answered);
          left.remove(answered.cutoff());
          watcher.at(++done);
        } else if (why.extent() == Extent.STOPPED) {
          answers.end().ifPresent(this::fail);
          return;
        } else {
          fail(answered);
          if (!plan.keepGoing() || answered.endsRun()) {
            return;
          }
        }
      }
    }
  }

  private void fail(Answered answered) {
    String why = Objects.requireNonNull(answered.failure()).getMessage();
    Failure failure = new Failure(answered.cutoff(), String.valueOf(why));
    failures.add(failure);
    left.remove(answered.cutoff());
    watcher.failed(failure);
  }

  /**
   * A stateful forecaster comes to the first open cutoff by way of those that are done; false if it
   * was told to stop on the way.
   */
  private boolean remember(Askers askers, List<Question> asked, Map<Long, ForecastCall> before) {
    for (Question question : asked) {
      ForecastCall then = before.get(Nanos.of(question.cutoff()));
      if (then == null) {
        return true;
      }
      if (watcher.isStopped()) {
        return false;
      }
      Answered now = askers.ask(question);
      now.log().close();
      ForecasterException why = now.failure();
      if (why != null && why.extent() == Extent.STOPPED) {
        return false;
      }
      if (why != null) {
        throw why;
      }
      if (!then.values().equals(now.values()) || !then.readDigest().equals(now.readDigest())) {
        throw new ForecasterException(
            "the stateful forecaster answered otherwise than before at "
                + question.cutoff()
                + ", so the run cannot be gone on with: begin another one");
      }
    }
    return true;
  }

  private void refuseFuture() {
    long now = guard.store().clock().now();
    for (long cutoff : plan.cutoffs().times()) {
      if (Law.future(cutoff, now)) {
        throw new FutureCutoffException(Nanos.toInstant(cutoff), Nanos.toInstant(now));
      }
    }
  }

  private void refuseNone(List<Question> asked, Questions questions) {
    if (asked.isEmpty()) {
      List<Long> times = plan.cutoffs().times();
      throw new RefusedException(
          "nothing to ask about event '"
              + plan.event()
              + "' from "
              + Nanos.toInstant(times.get(0))
              + " to "
              + Nanos.toInstant(times.get(times.size() - 1))
              + ": at each of these cutoffs the wall of every entity has passed (the last one is at"
              + " "
              + Nanos.toInstant(questions.lastWall())
              + ")");
    }
  }
}
