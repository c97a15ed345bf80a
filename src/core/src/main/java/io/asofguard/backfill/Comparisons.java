package io.asofguard.backfill;

import io.asofguard.ingest.Progress;
import io.asofguard.store.BackfillLedger;
import io.asofguard.store.BackfillRecord;
import io.asofguard.store.BackfillRecord.State;
import io.asofguard.store.BackfillScan;
import io.asofguard.store.Compared;
import io.asofguard.store.FailPoint;
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

  private static final Comparator<SeriesDiff> MOST_CHANGED =
      Comparator.comparingDouble(Comparisons::move)
          .thenComparingLong(SeriesDiff::differing)
          .reversed()
          .thenComparing(BY_NAME);

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
   * Compares the newest backfill of a name. If it is staged, the comparison is noted in the store:
   * it is published only as it was compared, and only if no other change touched its rows since.
   *
   * @param name its name
   * @param progress who wants to know how far it has come
   * @return what differs
   * @throws io.asofguard.store.RefusedException if there is no such backfill, or its rows are gone
   *     because it was dropped or equalled the live edition
   * @throws io.asofguard.store.StoreException if its rows are not those that were staged
   */
  public BackfillDiff compare(String name, Progress progress) {
    return compare(find(name), progress);
  }

  /**
   * Compares an older backfill of a name with what it replaced, whatever became of it.
   *
   * @param name its name
   * @param published the snapshot that it made
   * @param progress who wants to know how far it has come
   * @return what differs
   * @throws io.asofguard.store.RefusedException if no backfill of that name made that snapshot
   */
  public BackfillDiff compare(String name, long published, Progress progress) {
    BackfillRecord plan = store.catalog().backfill(name, published);
    return compare(Plans.published(plan, name, published), progress);
  }

  private BackfillDiff compare(BackfillRecord plan, Progress progress) {
    Scanned scanned = scan(plan, progress);
    note(scanned);
    BlastRadius blast = new BlastRadius(store, scanned.editions, scanned.series);
    blast.find(progress);
    return new BackfillDiff(
        scanned.editions.plan(),
        scanned.compared,
        scanned.series,
        scanned.warnings,
        blast.hit(),
        blast.bySeries());
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
    return scan(find(name), progress).warnings;
  }

  /**
   * The values of the series that change most, to be drawn. Reads each of them twice.
   *
   * @param diff a comparison
   * @param most how many series
   * @return those whose value moves most, and then those of which most rows differ
   */
  public List<SeriesSketch> sketches(BackfillDiff diff, int most) {
    Editions editions = new Editions(store, diff.plan(), diff.compared().upon());
    return diff.differing().stream()
        .sorted(MOST_CHANGED)
        .limit(most)
        .map(editions::sketch)
        .toList();
  }

  private BackfillRecord find(String name) {
    return Plans.withRows(store.catalog().backfill(name), name);
  }

  /** Notes a comparison for a job: it looks for mistakes, and for no forecasts. */
  List<Warning> compareForJob(String name, Progress progress) {
    Scanned scanned = scan(find(name), progress);
    note(scanned);
    return scanned.warnings;
  }

  private record Scanned(
      Editions editions, Compared compared, List<SeriesDiff> series, List<Warning> warnings) {}

  private Scanned scan(BackfillRecord plan, Progress progress) {
    DiffScan scan = new DiffScan(progress);
    Compared compared = BackfillScan.run(store, plan, scan);
    Editions editions = new Editions(store, plan, compared.upon());
    List<SeriesDiff> series =
        scan.done(editions.walls(), plan.snapshot() != null).stream().sorted(BY_NAME).toList();
    return new Scanned(editions, compared, series, scan.warnings());
  }

  private static double move(SeriesDiff diff) {
    return diff.largestValue() == null ? 0 : diff.largestValue().size();
  }

  private void note(Scanned scanned) {
    BackfillRecord plan = scanned.editions.plan();
    if (plan.state() != State.STAGED) {
      return;
    }
    try (WriteTx tx = store.write()) {
      BackfillLedger ledger = tx.backfills();
      BackfillRecord now = ledger.newest(plan.name());
      if (now != null && now.id() == plan.id() && now.state() == State.STAGED) {
        ledger.compared(now, scanned.compared);
        FailPoint.reached("diff-noted");
        tx.commit();
      }
    }
  }
}
