package io.asofguard.replay;

import io.asofguard.guard.ReadLog;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastLedger;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import io.asofguard.store.WriteTx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run to the ledger, several answers at once: a commit waits for the disk. What is not
 * written when the process dies is asked again when the run is gone on with.
 */
final class RunBook implements AutoCloseable {
  private static final int MOST_CALLS = 1_000;
  private static final int MOST_READS = 300_000;
  private static final long MOST_NANOS = 500_000_000;
  private static final int PATIENCE_MILLIS = 600_000;

  private record Pending(ForecastCall call, ReadLog log) {}

  private final Store store;
  private final ForecastRun run;
  private final String codeVersion;
  private final long snapshot;
  private final List<Pending> pending = new ArrayList<>();
  private long reads;
  private long since;

  private RunBook(Store store, ForecastRun run, String codeVersion, long snapshot) {
    this.store = store;
    this.run = run;
    this.codeVersion = codeVersion;
    this.snapshot = snapshot;
  }

  /** Begins the plan's run, or goes on with it. */
  static RunBook open(Store store, ForecasterSource source, ReplayPlan plan, long snapshot) {
    ForecastRun draft =
        new ForecastRun(
            0,
            plan.name(),
            plan.isLive(),
            plan.event(),
            source.name(),
            RunSettings.of(plan, source.codeVersion()).text(),
            plan.isLive() ? null : (Long) snapshot,
            "",
            0);
    ForecastRun known = store.forecasts().run(plan.name()).orElse(null);
    RunBook book =
        new RunBook(
            store, known == null ? begun(store, draft) : known, source.codeVersion(), snapshot);
    book.refuseOther(draft);
    return book;
  }

  /** Another process may have begun it meanwhile. */
  private static ForecastRun begun(Store store, ForecastRun draft) {
    try (WriteTx tx = store.write(PATIENCE_MILLIS)) {
      ForecastRun run;
      try (ForecastLedger ledger = tx.forecasts()) {
        ForecastRun known = ledger.run(draft.name());
        run = known == null ? ledger.begin(draft) : known;
      }
      tx.commit();
      return run;
    }
  }

  private void refuseOther(ForecastRun draft) {
    refuse("is", run.kind(), draft.kind());
    refuse("asks about", run.event(), draft.event());
    refuse("asks", run.forecaster(), draft.forecaster());
    refuse("has the settings", settings(run), settings(draft));
    refuse("reads snapshot", run.snapshot(), draft.snapshot());
    if (!run.isLive() && RunSettings.of(run).code() == null) {
      refuseOtherCode();
    }
  }

  /**
   * Where a first forecaster never said which code it is, the answers on file do. One that does not
   * say it now does not get ready, and that is told when it is asked.
   */
  private String settings(ForecastRun of) {
    RunSettings settings = RunSettings.of(of);
    boolean named = RunSettings.of(run).code() != null && !codeVersion.isEmpty();
    return (named ? settings : settings.withoutCode()).text();
  }

  private void refuseOtherCode() {
    if (codeVersion.isEmpty()) {
      return;
    }
    for (ForecastCall call : done().values()) {
      refuse("has answers of the code", call.codeVersion(), codeVersion);
    }
  }

  private void refuse(String verb, @Nullable Object has, @Nullable Object wanted) {
    if (has != null && !has.equals(wanted)) {
      throw new RefusedException(
          "run "
              + run.name()
              + " "
              + verb
              + " "
              + has
              + ", not "
              + wanted
              + ": runs are never overwritten, so give this one another --name");
    }
  }

  ForecastRun run() {
    return run;
  }

  /** What was answered before, by cutoff. */
  Map<Long, ForecastCall> done() {
    Map<Long, ForecastCall> done = new HashMap<>();
    store.forecasts().calls(run.id(), call -> done.put(call.cutoff(), call));
    return done;
  }

  void add(Answered answered) {
    if (pending.isEmpty()) {
      since = store.clock().monotonic();
    }
    ReadLog log = answered.log();
    pending.add(
        new Pending(
            new ForecastCall(
                0,
                run.id(),
                answered.cutoff(),
                snapshot,
                codeVersion,
                log.count(),
                answered.readDigest(),
                0,
                answered.values()),
            log));
    reads += log.count();
    if (pending.size() >= MOST_CALLS
        || reads >= MOST_READS
        || store.clock().monotonic() - since >= MOST_NANOS) {
      write();
    }
  }

  private void write() {
    if (pending.isEmpty()) {
      return;
    }
    try (WriteTx tx = store.write(PATIENCE_MILLIS)) {
      try (ForecastLedger ledger = tx.forecasts()) {
        pending.forEach(each -> ledger.add(each.call, each.log.parts()));
      }
      tx.commit();
    }
    pending.forEach(each -> each.log.close());
    pending.clear();
    reads = 0;
  }

  @Override
  public void close() {
    write();
  }
}
