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
    if (known != null) {
      refuseOther(known, draft);
    }
    return new RunBook(
        store, known == null ? begun(store, draft) : known, source.codeVersion(), snapshot);
  }

  private static ForecastRun begun(Store store, ForecastRun draft) {
    try (WriteTx tx = store.write(PATIENCE_MILLIS)) {
      ForecastRun run;
      try (ForecastLedger ledger = tx.forecasts()) {
        run = ledger.begin(draft);
      }
      tx.commit();
      return run;
    }
  }

  private static void refuseOther(ForecastRun known, ForecastRun draft) {
    refuse(known, "is", known.kind(), draft.kind());
    refuse(known, "asks about", known.event(), draft.event());
    refuse(known, "asks", known.forecaster(), draft.forecaster());
    refuse(known, "has the settings", known.settings(), draft.settings());
    refuse(known, "reads snapshot", known.snapshot(), draft.snapshot());
  }

  private static void refuse(
      ForecastRun known, String verb, @Nullable Object has, @Nullable Object wanted) {
    if (has != null && !has.equals(wanted)) {
      throw new RefusedException(
          "run "
              + known.name()
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
