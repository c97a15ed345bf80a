package io.asofguard.store;

import io.asofguard.law.Basis;
import io.asofguard.law.Counted;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Every row of the log is as its batch's digest says, and there are no others. */
final class RowCheck {

  private record Batch(long id, long storedAt, long rows, long first, long last, String digest) {}

  private final Handle handle;
  private final Findings findings;
  private final Map<Integer, StreamTag> tags;
  private long rows;

  private RowCheck(Handle handle, Findings findings) {
    this.handle = handle;
    this.findings = findings;
    this.tags = tags(handle);
  }

  static void run(Handle handle, Findings findings) {
    findings.begin("observations");
    RowCheck check = new RowCheck(handle, findings);
    handle
        .createQuery(
            "SELECT id, stored_at, rows, first_seq, last_seq, digest FROM batch ORDER BY id")
        .map(
            (row, context) ->
                new Batch(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getString(6)))
        .forEach(check::batch);
    check.strangers();
    findings.end(Counted.of(check.rows, "row") + " as written");
  }

  private static Map<Integer, StreamTag> tags(Handle handle) {
    Map<Integer, StreamTag> tags = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT t.id, o.name, s.entity, s.field, t.basis
            FROM stream t JOIN series s ON s.id = t.series JOIN source o ON o.id = t.source
            """)
        .map(
            (row, context) ->
                tags.put(
                    row.getInt(1),
                    StreamTag.of(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Basis.ofCode(row.getInt(5)))))
        .forEach(each -> {});
    return tags;
  }

  private void batch(Batch batch) {
    FieldDigest digest = new FieldDigest().add(batch.storedAt);
    long expected = batch.first;
    try (PreparedStatement scan =
        handle
            .getConnection()
            .prepareStatement(
                "SELECT seq, stream, event_time, knowledge_time, value, batch FROM observation"
                    + " WHERE seq BETWEEN ? AND ? ORDER BY seq")) {
      scan.setLong(1, batch.first);
      scan.setLong(2, batch.last);
      try (ResultSet row = scan.executeQuery()) {
        while (row.next()) {
          expected = row(row, batch, expected, digest);
        }
      }
    } catch (SQLException e) {
      throw Failures.read(e);
    }
    missing(batch, expected, batch.last + 1);
    if (batch.rows != batch.last - batch.first + 1) {
      findings.damaged("batch " + batch.id + snapshotOf(batch) + " counts " + batch.rows + " rows");
    }
    if (!digest.hex().equals(batch.digest)) {
      findings.damaged(suspects(batch));
    }
  }

  private long row(ResultSet row, Batch batch, long expected, FieldDigest digest)
      throws SQLException {
    long seq = row.getLong(1);
    missing(batch, expected, seq);
    double value = row.getDouble(5);
    if (row.wasNull()) {
      value = Double.NaN;
    }
    StreamTag tag = tags.get(row.getInt(2));
    if (tag == null) {
      findings.damaged("row " + seq + " belongs to no stream");
    } else {
      tag.addRow(digest, seq, row.getLong(3), row.getLong(4), value);
    }
    if (row.getLong(6) != batch.id) {
      findings.damaged("row " + seq + " was changed: it names batch " + row.getLong(6));
    }
    rows++;
    return seq + 1;
  }

  private void missing(Batch batch, long from, long to) {
    if (from < to) {
      findings.damaged(
          (from == to - 1 ? "row " + from + " is" : "rows " + from + " to " + (to - 1) + " are")
              + " missing from batch "
              + batch.id
              + snapshotOf(batch));
    }
  }

  private String suspects(Batch batch) {
    String changed =
        handle
            .select(
                """
                SELECT group_concat(seq, ', ') FROM (SELECT o.seq FROM observation o
                LEFT JOIN asof_run r ON r.stream = o.stream
                LEFT JOIN asof_row a ON a.run = r.id AND a.event_time = o.event_time
                  AND a.knowledge_time = o.knowledge_time AND a.seq = o.seq AND a.value IS o.value
                WHERE o.seq BETWEEN ? AND ? GROUP BY o.seq HAVING count(a.seq) = 0 LIMIT 20)
                """,
                batch.first,
                batch.last)
            .mapTo(String.class)
            .findOne()
            .orElse(null);
    return "batch "
        + batch.id
        + snapshotOf(batch)
        + ": its rows are not what they were; "
        + (changed == null
            ? "one or more of rows "
                + batch.first
                + " to "
                + batch.last
                + ", the name of a source, entity or field of theirs, a basis, or the batch"
            : "changed: row " + changed);
  }

  private String snapshotOf(Batch batch) {
    @Nullable Long number =
        handle
            .select("SELECT number FROM snapshot WHERE batch = ?", batch.id)
            .mapTo(Long.class)
            .findOne()
            .orElse(null);
    return number == null ? "" : " (snapshot " + number + ")";
  }

  private void strangers() {
    handle
        .createQuery(
            """
            SELECT o.seq FROM observation o LEFT JOIN batch b ON b.id = o.batch
            WHERE b.id IS NULL OR o.seq < b.first_seq OR o.seq > b.last_seq ORDER BY o.seq LIMIT 21
            """)
        .mapTo(Long.class)
        .forEach(seq -> findings.damaged("row " + seq + " was added, or moved from its batch"));
  }
}
