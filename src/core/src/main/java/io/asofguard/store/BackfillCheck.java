package io.asofguard.store;

import org.jdbi.v3.core.Handle;

/** Every plan of a backfill is as it was staged, and none is missing between the first and last. */
final class BackfillCheck {
  private record Plan(BackfillRecord record, String digest) {}

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
    findings.end((check.expected - 1) + " plans as staged");
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
}
