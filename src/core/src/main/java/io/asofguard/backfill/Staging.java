package io.asofguard.backfill;

import io.asofguard.ingest.Progress;
import io.asofguard.ingest.Rehearsal;
import io.asofguard.ingest.StageBounds;
import io.asofguard.ingest.StageEstimate;
import io.asofguard.ingest.StageResult;
import io.asofguard.ingest.Stager;
import io.asofguard.ingest.Stager.Staged;
import io.asofguard.law.EventRange;
import io.asofguard.store.BackfillLedger;
import io.asofguard.store.BackfillRecord;
import io.asofguard.store.BackfillRecord.State;
import io.asofguard.store.FailPoint;
import io.asofguard.store.RefusedException;
import io.asofguard.store.StagedFiles;
import io.asofguard.store.Store;
import io.asofguard.store.WriteTx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stages one input, in one change of the store. */
final class Staging {

  /** What is done about the newest backfill of the same name. */
  interface Before {

    /** The result, if there is nothing to stage; null to stage. */
    @Nullable StageResult meets(BackfillLedger ledger, BackfillRecord newest, String digest);
  }

  private final Store store;
  private final StageInput input;
  private final Progress progress;

  Staging(Store store, StageInput input, Progress progress) {
    this.store = store;
    this.input = input;
    this.progress = progress;
  }

  StageResult stage(Before before) {
    StageBounds bounds = bounds();
    try (Stager stager = new Stager(store, input.files(), input.options(), progress);
        WriteTx tx = store.write()) {
      List<String> digests = stager.digests();
      String digest = input.digest(digests);
      BackfillLedger ledger = tx.backfills();
      BackfillRecord newest = ledger.newest(input.plan().name());
      StageResult known = newest == null ? null : before.meets(ledger, newest, digest);
      if (known != null) {
        return known;
      }
      long id = ledger.nextId();
      Staged staged = stager.stage(tx, id, bounds);
      FailPoint.reached("stage-written");
      ledger.insert(record(tx, id, staged, digest, stager.onFile(digests)), staged.ties());
      FailPoint.reached("stage-filed");
      tx.commit();
      FailPoint.reached("stage-committed");
      return result(staged);
    }
  }

  /** What staging would take; where there is no store yet, none is made. */
  StageEstimate estimate() {
    StageBounds bounds = bounds();
    return Rehearsal.on(
        store,
        where -> {
          try (Stager stager = new Stager(where, input.files(), input.options(), progress);
              WriteTx tx = where.write()) {
            return stager.estimate(tx, tx.backfills().nextId(), bounds);
          }
        });
  }

  /** Refuses other input under a name that is open, and stages the same input once. */
  static @Nullable StageResult unlessOpen(
      BackfillLedger ledger, BackfillRecord newest, String digest) {
    if (newest.state() != State.STAGED) {
      return null;
    }
    if (!newest.input().equals(digest)) {
      throw new RefusedException(
          "a backfill named "
              + newest.name()
              + " is staged already, with other input: publish or drop it first, or choose another"
              + " name");
    }
    return StageResult.nothingNew(
        newest.name(),
        newest.rows(),
        newest.quarantined(),
        "the same input is staged already under this name; nothing new was staged");
  }

  private StageBounds bounds() {
    StagePlan plan = input.plan();
    try {
      EventRange range = new EventRange(plan.from(), plan.to());
      return new StageBounds(plan.source(), plan.entityGlob(), plan.field(), range);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  private BackfillRecord record(
      WriteTx tx, long id, Staged staged, String digest, StagedFiles files) {
    StagePlan plan = input.plan();
    return new BackfillRecord(
        id,
        plan.name(),
        plan.source(),
        plan.entityGlob(),
        plan.field(),
        plan.from(),
        plan.to(),
        plan.reason(),
        tx.user(),
        store.clock().now(),
        tx.snapshot() - 1,
        staged.batch().id(),
        staged.batch().rows(),
        digest,
        files,
        staged.quarantined(),
        State.STAGED,
        null,
        null,
        null);
  }

  private StageResult result(Staged staged) {
    return new StageResult(
        input.plan().name(),
        staged.read(),
        staged.batch().rows(),
        staged.superseded(),
        staged.quarantined(),
        true,
        staged.notes());
  }
}
