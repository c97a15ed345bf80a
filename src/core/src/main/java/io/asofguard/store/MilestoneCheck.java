package io.asofguard.store;

import io.asofguard.law.Counted;
import io.asofguard.law.Milestone;
import org.jdbi.v3.core.Handle;

/** Every milestone is as it was written, and none is missing between the first and the last. */
final class MilestoneCheck {
  private final Findings findings;
  private long expected = 1;

  private MilestoneCheck(Findings findings) {
    this.findings = findings;
  }

  static void run(Handle handle, Findings findings) {
    findings.begin("milestones");
    MilestoneCheck check = new MilestoneCheck(findings);
    handle
        .createQuery(
            "SELECT " + MilestoneTable.COLUMNS + ", m.digest FROM milestone m ORDER BY m.seq")
        .map(
            (row, context) -> {
              check.milestone(
                  row.getLong(9),
                  row.getString(10),
                  row.getString(1),
                  row.getString(3),
                  digest(row, context));
              return true;
            })
        .forEach(each -> {});
    findings.end(Counted.of(check.expected - 1, "milestone") + " as written");
  }

  private static String digest(
      java.sql.ResultSet row, org.jdbi.v3.core.statement.StatementContext context)
      throws java.sql.SQLException {
    try {
      Milestone milestone = MilestoneTable.MAPPER.map(row, context);
      return MilestoneTable.digest(milestone);
    } catch (StoreException unknownKind) {
      return "";
    }
  }

  private void milestone(long seq, String written, String event, String kind, String recomputed) {
    long last = seq - 1;
    if (expected <= last) {
      findings.damaged(
          expected == last
              ? "milestone " + expected + " is missing"
              : "milestones " + expected + " to " + last + " are missing");
    }
    if (!written.equals(recomputed)) {
      findings.damaged("milestone " + seq + " (" + event + " " + kind + ") was changed or added");
    }
    expected = seq + 1;
  }
}
