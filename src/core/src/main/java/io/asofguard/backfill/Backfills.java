package io.asofguard.backfill;

import io.asofguard.ingest.FileOptions;
import io.asofguard.ingest.Progress;
import io.asofguard.ingest.StageEstimate;
import io.asofguard.ingest.StageResult;
import io.asofguard.store.BackfillLedger;
import io.asofguard.store.BackfillRecord;
import io.asofguard.store.BackfillRecord.State;
import io.asofguard.store.BackfillScan;
import io.asofguard.store.Compared;
import io.asofguard.store.FailPoint;
import io.asofguard.store.RefusedException;
import io.asofguard.store.SnapshotDraft;
import io.asofguard.store.SnapshotInfo;
import io.asofguard.store.SnapshotKind;
import io.asofguard.store.Store;
import io.asofguard.store.WriteTx;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Backfills: staged beside the live edition, published in one step, dropped, or rolled back.
 *
 * <p>Each call is one change of the store; a process that dies in it leaves the store as it was.
 * Publishing and rolling back write no rows, and readers never wait for them. Publishing reads the
 * staged rows once more, and, where nothing was compared, counts the live rows of the range and
 * compares them where the counts agree: for so long, as for a staging, other writers wait. Used by
 * one thread.
 */
public final class Backfills {
  private final Store store;

  /**
   * Backfills of a store.
   *
   * @param store where
   */
  public Backfills(Store store) {
    this.store = store;
  }

  /**
   * Stages rows beside the live edition. The same input under the same open name stages nothing
   * new.
   *
   * @param plan what it replaces
   * @param files paths, or {@code -} for stdin
   * @param options how they are read
   * @param progress who wants to know how far it has come
   * @return what was staged
   * @throws RefusedException if other input is open under that name, or the range is empty
   * @throws io.asofguard.ingest.BadFileException if a file cannot be read as a whole
   */
  public StageResult stage(
      StagePlan plan, List<String> files, FileOptions options, Progress progress) {
    StageInput input = new StageInput(plan, files, options);
    return new Staging(store, input, progress).stage(Staging::unlessOpen);
  }

  /**
   * Says what staging would take, and stores nothing. Reads all files.
   *
   * @param plan what it would replace
   * @param files paths, or {@code -} for stdin
   * @param options how they are read
   * @param progress who wants to know how far it has come
   * @return how many rows, and about how long
   * @throws RefusedException if the range is empty
   * @throws io.asofguard.ingest.BadFileException if a file cannot be read as a whole
   */
  public StageEstimate estimate(
      StagePlan plan, List<String> files, FileOptions options, Progress progress) {
    return new Staging(store, new StageInput(plan, files, options), progress).estimate();
  }

  /**
   * Stages and publishes, for a job that is run again and again. Input that was published last
   * under this name, and whose rows no other change has touched since, changes nothing; what a run
   * before has staged and not published is published if it is the same input, and dropped if it is
   * not.
   *
   * @param plan what it replaces
   * @param files paths, or {@code -} for stdin
   * @param options how they are read
   * @param acceptQuarantined whether it may be published though rows were kept out
   * @param progress who wants to know how far it has come
   * @return what was staged, and published
   * @throws RefusedException if rows were kept out, or another change touched the plan's rows
   *     meanwhile; what was staged stays so
   * @throws io.asofguard.ingest.BadFileException if a file cannot be read as a whole
   */
  public RunResult run(
      StagePlan plan,
      List<String> files,
      FileOptions options,
      boolean acceptQuarantined,
      Progress progress) {
    StageInput input = new StageInput(plan, files, options);
    Rerun rerun = new Rerun();
    StageResult staged = new Staging(store, input, progress).stage(rerun);
    FailPoint.reached("run-staged");
    if (rerun.isDone()) {
      return new RunResult(staged, null, rerun.notes(), List.of());
    }
    List<Warning> warnings = new Comparisons(store).compareForJob(plan.name(), progress);
    FailPoint.reached("run-compared");
    SnapshotInfo published = publish(plan.name(), acceptQuarantined).snapshot();
    return new RunResult(staged, published, rerun.notes(), warnings);
  }

  /**
   * Publishes a staged backfill: from the new snapshot on, the source's earlier rows of the range
   * are gone and the staged ones are there.
   *
   * @param name its name
   * @param acceptQuarantined whether it may be published though rows were kept out
   * @return the snapshot, or none if the staged edition equals the live one
   * @throws RefusedException if it is not staged, has quarantined rows, or another change touched
   *     its source, series and range since it was compared; without a comparison, since it was
   *     staged
   * @throws io.asofguard.store.StoreException if its rows are not those that were staged
   */
  public PublishResult publish(String name, boolean acceptQuarantined) {
    try (WriteTx tx = store.write()) {
      BackfillLedger ledger = tx.backfills();
      BackfillRecord plan = Plans.find(ledger, name, State.STAGED);
      refuseQuarantined(plan, acceptQuarantined);
      Compared compared = ledger.comparison(plan);
      refuseTouched(ledger, plan, compared);
      BackfillScan.check(store, plan);
      FailPoint.reached("publish-checked");
      boolean tied = tie(tx, ledger.ties(plan));
      if (!tied && isEqual(ledger, plan, compared, tx.snapshot() - 1)) {
        ledger.end(plan, State.UNCHANGED);
        FailPoint.reached("publish-unchanged");
        tx.commit();
        return new PublishResult(null, plan.rows());
      }
      SnapshotInfo snapshot =
          tx.publish(
              new SnapshotDraft(
                  SnapshotKind.BACKFILL,
                  plan.reason(),
                  plan.files().names(),
                  plan.files().size(),
                  plan.files().sha256(),
                  plan.rows(),
                  plan.batch(),
                  plan.id(),
                  null));
      FailPoint.reached("publish-numbered");
      ledger.activate(plan, snapshot.number());
      FailPoint.reached("publish-activated");
      tx.commit();
      FailPoint.reached("publish-committed");
      return new PublishResult(snapshot, plan.rows());
    }
  }

  /**
   * Gives a staged backfill up.
   *
   * @param name its name
   * @throws RefusedException if it is not staged
   */
  public void drop(String name) {
    try (WriteTx tx = store.write()) {
      BackfillLedger ledger = tx.backfills();
      ledger.end(Plans.find(ledger, name, State.STAGED), State.DROPPED);
      FailPoint.reached("drop-ended");
      tx.commit();
      FailPoint.reached("drop-committed");
    }
  }

  /**
   * Makes the newest backfill of a name void from a new snapshot on: what it replaced is back, what
   * it brought is gone.
   *
   * @param name its name
   * @param reason why; not blank
   * @return the new snapshot
   * @throws RefusedException if it is not published, or a later publication overlaps it
   */
  public SnapshotInfo rollback(String name, String reason) {
    return rollback(name, null, reason);
  }

  /**
   * Makes a publication void from a new snapshot on: what it replaced is back, what it brought is
   * gone.
   *
   * @param name its name
   * @param published the snapshot that it made; null for the newest backfill of the name
   * @param reason why; not blank
   * @return the new snapshot
   * @throws RefusedException if it is not published, or a later publication overlaps it
   */
  public SnapshotInfo rollback(String name, @Nullable Long published, String reason) {
    if (reason.isBlank()) {
      throw new RefusedException("a rollback needs a reason that is not blank; give --reason");
    }
    try (WriteTx tx = store.write()) {
      BackfillLedger ledger = tx.backfills();
      BackfillRecord plan = Plans.toRollBack(ledger, name, published);
      String later = ledger.laterOverlap(plan);
      if (later != null) {
        throw new RefusedException(
            "backfill "
                + name
                + " lies under "
                + later
                + ", which was published later over the same rows: roll that one back first");
      }
      SnapshotInfo snapshot =
          tx.publish(
              new SnapshotDraft(
                  SnapshotKind.ROLLBACK, reason, null, null, null, 0, null, plan.id(), null));
      FailPoint.reached("rollback-numbered");
      tx.commit();
      FailPoint.reached("rollback-committed");
      return snapshot;
    }
  }

  /**
   * All backfills, oldest first.
   *
   * @return each with what became of it
   */
  public List<BackfillRecord> list() {
    return store.catalog().backfills();
  }

  private static void refuseQuarantined(BackfillRecord plan, boolean accepted) {
    if (plan.quarantined() > 0 && !accepted) {
      throw new RefusedException(
          plan.quarantined()
              + (plan.quarantined() == 1 ? " row" : " rows")
              + " of backfill "
              + plan.name()
              + (plan.quarantined() == 1 ? " was" : " were")
              + " kept out: see asof quarantine, then publish with"
              + " --accept-quarantined, or drop it and stage a mended file");
    }
  }

  /** Nothing may have changed since somebody looked; without a look, since the staging. */
  private static void refuseTouched(
      BackfillLedger ledger, BackfillRecord plan, @Nullable Compared compared) {
    if (compared != null && !ledger.isAsCompared(plan, compared)) {
      throw new RefusedException(
          "backfill "
              + plan.name()
              + " is not what was compared, or the edition that it was compared with is not: run"
              + " asof verify --full");
    }
    Long snapshot = ledger.touchedBy(plan, plan.upon());
    if (snapshot != null) {
      throw new RefusedException(
          "backfill "
              + plan.name()
              + (compared == null ? " was staged upon snapshot " : " was compared with snapshot ")
              + plan.upon()
              + ", and snapshot "
              + snapshot
              + " has changed rows that it replaces: compare it again with asof backfill diff "
              + plan.name()
              + ", and publish it then");
    }
  }

  /** What a comparison has counted holds: nothing has touched the rows since. */
  private static boolean isEqual(
      BackfillLedger ledger, BackfillRecord plan, @Nullable Compared compared, long newest) {
    return compared == null ? ledger.equalsLive(plan, newest) : compared.changes() == 0;
  }

  private static boolean tie(WriteTx tx, Map<String, String> ties) {
    boolean fresh = false;
    for (Map.Entry<String, String> tie : ties.entrySet()) {
      fresh |= tx.tie(tie.getKey(), tie.getValue());
    }
    return fresh;
  }
}
