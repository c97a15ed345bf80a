package io.asofguard.backfill;

import io.asofguard.ingest.Progress;
import io.asofguard.store.BackfillLedger;
import io.asofguard.store.BackfillRecord;
import io.asofguard.store.BackfillRecord.State;
import io.asofguard.store.BackfillScan;
import io.asofguard.store.Compared;
import io.asofguard.store.Store;
import io.asofguard.store.WriteTx;
import java.util.Comparator;
import java.util.List;

/**
 * Compares a backfill with the live edition, or, once it was published, with what it replaced.
 *
 * <p>Costs one pass over the rows of its series and range, staged and live; memory grows with the
 * series and with the revisions of one event time, not with the rows. Others read and write
 * meanwhile. Used by one thread.
 */
public final class Comparisons {
  private static final Comparator<SeriesDiff> BY_NAME =
      Comparator.comparing((SeriesDiff diff) -> diff.series().entity())
          .thenComparing(diff -> diff.series().field());

  private final Store store;

  /**
   * Comparisons in a store.
   *
   * @param store where
   */
  public Comparisons(Store store) {
    this.store = store;
  }

  /**
   * Compares a backfill. If it is staged, the comparison is noted in the store: it is published
   * only as it was compared, and only if no other change touched its rows since.
   *
   * @param name its name
   * @param progress who wants to know how far it has come
   * @return what differs
   * @throws io.asofguard.store.RefusedException if there is no such backfill, or its rows are gone
   *     because it was dropped
   * @throws io.asofguard.store.StoreException if its rows are not those that were staged
   */
  public BackfillDiff compare(String name, Progress progress) {
    BackfillRecord plan = find(name);
    BackfillDiff diff = compare(plan, progress);
    if (plan.state() == State.STAGED) {
      note(diff);
    }
    return diff;
  }

  /**
   * Looks for what is allowed and yet often a mistake, without noting a comparison: nobody has
   * looked at the rows yet.
   *
   * @param name a staged backfill's
   * @param progress who wants to know how far it has come
   * @return what was found
   */
  public List<Warning> check(String name, Progress progress) {
    return compare(find(name), progress).warnings();
  }

  private BackfillRecord find(String name) {
    return Plans.find(
        store.catalog().backfill(name), name, State.STAGED, State.PUBLISHED, State.ROLLED_BACK);
  }

  BackfillDiff compare(BackfillRecord plan, Progress progress) {
    DiffScan scan = new DiffScan(progress);
    Compared compared = BackfillScan.run(store, plan, scan);
    WallsAround walls = new WallsAround(store, plan, compared.upon());
    List<SeriesDiff> series = scan.done(walls).stream().sorted(BY_NAME).toList();
    return new BackfillDiff(plan, compared, series, scan.warnings());
  }

  private void note(BackfillDiff diff) {
    try (WriteTx tx = store.write()) {
      BackfillLedger ledger = tx.backfills();
      BackfillRecord now = ledger.newest(diff.plan().name());
      if (now != null && now.id() == diff.plan().id() && now.state() == State.STAGED) {
        ledger.compared(now, diff.compared());
        tx.commit();
      }
    }
  }
}
