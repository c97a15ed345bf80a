package io.asofguard.store;

import io.asofguard.law.Counted;
import org.jdbi.v3.core.Handle;

/** Every plan of a backfill is as it was staged, and none is missing between the first and last. */
final class BackfillCheck {
  private record Plan(BackfillRecord record, String digest) {}

  private record Comparison(long id, long backfill, Compared compared) {}

  private final Handle handle;
  private final Findings findings;
  private long expected = 1;

  private BackfillCheck(Handle handle, Findings findings) {
    this.handle = handle;
    this.findings = findings;
  }

  static void run(Handle handle, Findings findings) {
    findings.begin("backfills");
    BackfillCheck check = new BackfillCheck(handle, findings);
    handle
        .createQuery(
            "SELECT p.*, d.digest FROM ("
                + BackfillTable.SELECT
                + ") p JOIN backfill d ON d.id = p.id ORDER BY d.id")
        .map(
            (row, context) ->
                new Plan(BackfillTable.MAPPER.map(row, context), row.getString("digest")))
        .list()
        .forEach(check::plan);
    handle
        .createQuery("SELECT id, backfill, upon, changes, digest FROM backfill_comparison")
        .map(
            (row, context) ->
                new Comparison(
                    row.getLong(1),
                    row.getLong(2),
                    new Compared(row.getLong(3), row.getLong(4), row.getString(5))))
        .list()
        .forEach(check::comparison);
    findings.end(Counted.of(check.expected - 1, "plan") + " as staged");
  }

  private void plan(Plan plan) {
    long id = plan.record.id();
    for (; expected < id; expected++) {
      findings.damaged("backfill " + expected + " is missing");
    }
    expected = id + 1;
    String now = BackfillTable.digest(plan.record, BackfillTable.ties(handle, id));
    if (!now.equals(plan.digest)) {
      findings.damaged(
          "backfill " + id + " (" + plan.record.name() + ") or its ties were changed or added");
    }
  }

  private void comparison(Comparison comparison) {
    Compared compared = comparison.compared;
    String now =
        ComparisonTable.digest(handle, comparison.backfill, compared.upon(), compared.changes());
    if (!now.equals(compared.digest())) {
      findings.damaged(
          "comparison "
              + comparison.id
              + " of backfill "
              + comparison.backfill
              + " was changed, or what it has compared was");
    }
  }
}
