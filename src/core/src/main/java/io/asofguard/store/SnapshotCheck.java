package io.asofguard.store;

import io.asofguard.law.Counted;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The chain of snapshots: each brought what it says, and follows from the one before. */
final class SnapshotCheck {
  private final Handle handle;
  private final Findings findings;
  private @Nullable SnapshotInfo previous;
  private @Nullable Long expectedAt;

  private SnapshotCheck(Handle handle, Findings findings) {
    this.handle = handle;
    this.findings = findings;
  }

  static void run(Handle handle, @Nullable String expect, Findings findings) {
    findings.begin("snapshots");
    SnapshotCheck check = new SnapshotCheck(handle, findings);
    handle
        .createQuery(SnapshotTable.SELECT + " ORDER BY number")
        .map(SnapshotTable.MAPPER)
        .forEach(
            snapshot -> {
              check.snapshot(snapshot);
              if (snapshot.digest().equals(expect)) {
                check.expectedAt = snapshot.number();
              }
            });
    check.head();
    check.leftOvers();
    findings.end(
        Counted.of(check.newest(), "snapshot") + ", each digest follows from the one before");
    if (expect != null) {
      check.expect(expect);
    }
  }

  private long newest() {
    return previous == null ? 0 : previous.number();
  }

  private void snapshot(SnapshotInfo snapshot) {
    long first = newest() + 1;
    long last = snapshot.number() - 1;
    if (first <= last) {
      findings.damaged(
          first == last
              ? "snapshot " + first + " is missing"
              : "snapshots " + first + " to " + last + " are missing");
    }
    String content =
        Content.digest(handle, snapshot.number(), snapshot.batch(), snapshot.backfill());
    if (!content.equals(snapshot.content())) {
      findings.damaged(
          "snapshot "
              + snapshot.number()
              + ": the milestones, ties, rules, plan or batch that it brought are not what they were");
    }
    boolean follows = newest() == snapshot.number() - 1;
    String before = previous == null ? null : previous.digest();
    if (follows && !snapshot.digest().equals(snapshot.chained(before))) {
      findings.damaged(
          "snapshot " + snapshot.number() + " was changed: its digest does not follow");
    }
    previous = snapshot;
  }

  private void head() {
    handle
        .createQuery("SELECT number, digest FROM asof_head")
        .map(
            (row, context) -> {
              compareHead(row.getLong(1), row.getString(2));
              return true;
            })
        .forEach(each -> {});
  }

  private void compareHead(long number, String digest) {
    if (number > newest()) {
      findings.damaged(
          newest() + 1 == number
              ? "snapshot " + number + " is missing"
              : "snapshots " + (newest() + 1) + " to " + number + " are missing");
    } else if (previous == null || number < newest() || !previous.digest().equals(digest)) {
      findings.damaged("snapshot " + newest() + " was added or changed: the head names another");
    }
  }

  private void leftOvers() {
    handle
        .createQuery(
            """
            SELECT id, first_seq, last_seq FROM batch b
            WHERE NOT EXISTS (SELECT 1 FROM snapshot p WHERE p.batch = b.id)
              AND NOT EXISTS (SELECT 1 FROM backfill f WHERE f.batch = b.id) ORDER BY id
            """)
        .map(
            (row, context) ->
                "batch %d (rows %d to %d) belongs to no snapshot: its snapshot is missing"
                    .formatted(row.getLong(1), row.getLong(2), row.getLong(3)))
        .forEach(findings::damaged);
    for (String table : List.of("milestone", "entity_event", "field_rule")) {
      handle
          .select(
              "SELECT DISTINCT snapshot FROM "
                  + table
                  + " WHERE snapshot NOT IN (SELECT number FROM snapshot) ORDER BY snapshot")
          .mapTo(Long.class)
          .forEach(
              number ->
                  findings.damaged(
                      "snapshot " + number + " is missing, and rows of " + table + " name it"));
    }
  }

  private void expect(String expect) {
    findings.begin("expected digest");
    if (previous != null && previous.digest().equals(expect)) {
      findings.end("it is the newest snapshot's, " + newest());
      return;
    }
    findings.damaged(
        expectedAt != null
            ? "it is snapshot "
                + expectedAt
                + "'s, and the store goes on to "
                + newest()
                + ": keep the newer digest, if those changes are yours"
            : "no snapshot of this store has it: the chain was rewritten or cut short");
  }
}
