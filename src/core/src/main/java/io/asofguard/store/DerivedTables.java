package io.asofguard.store;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Makes the tables that reads use anew from the log. A run that is there already under its stream,
 * backfill and first snapshot keeps its number: views that are open have noted it.
 */
final class DerivedTables {

  /** What one batch brought to one stream; mask is the newest backfill of the names before it. */
  private static final String PARTS =
      """
      INSERT INTO temp.asof_part (batch, stream, backfill, published, mask)
      SELECT d.batch, d.stream, f.id, p.number,
        CASE WHEN f.id IS NULL THEN
          (SELECT coalesce(max(m.number), 0)
           FROM backfill b JOIN snapshot m ON m.backfill = b.id AND m.kind = 'backfill'
           WHERE m.number < p.number AND b.source = o.name
             AND (b.entity_glob IS NULL OR s.entity GLOB b.entity_glob)
             AND (b.field IS NULL OR b.field = s.field))
        ELSE 0 END
      FROM (SELECT DISTINCT batch, stream FROM observation) d
      JOIN stream t ON t.id = d.stream JOIN series s ON s.id = t.series
      JOIN source o ON o.id = t.source
      LEFT JOIN backfill f ON f.batch = d.batch LEFT JOIN snapshot p ON p.batch = d.batch
      WHERE NOT EXISTS (SELECT 1 FROM backfill_end e WHERE e.backfill = f.id)
      """;

  private static final String STRETCHES =
      """
      INSERT INTO temp.asof_stretch (run, stream, backfill, mask, since, last_change)
      SELECT coalesce(
          (SELECT min(r.id) FROM asof_run r
           WHERE r.stream = q.stream AND r.backfill IS q.backfill AND r.since IS q.since),
          (SELECT coalesce(max(id), 0) FROM asof_run)
            + row_number() OVER (ORDER BY q.stream, q.backfill, q.mask)),
        q.stream, q.backfill, q.mask, q.since, q.last_change
      FROM (SELECT stream, backfill, mask, min(published) AS since,
          coalesce(max(published), 0) AS last_change
        FROM temp.asof_part GROUP BY stream, backfill, mask) q
      """;

  private static final String ROWS =
      """
      INSERT INTO asof_row (run, event_time, knowledge_time, published, seq, value)
      SELECT q.run, o.event_time, o.knowledge_time,
        CASE WHEN q.backfill IS NULL THEN q.published ELSE 0 END, o.seq, o.value
      FROM observation o JOIN temp.asof_part q ON q.batch = o.batch AND q.stream = o.stream
      ORDER BY 1, 2, 3, 4, 5
      """;

  private static final String RUNS =
      """
      INSERT INTO asof_run (id, stream, backfill, since, rows, first_event, last_event, first_known,
        last_known, last_change)
      SELECT s.run, s.stream, s.backfill, s.since, a.rows, a.e0, a.e1, a.k0, a.k1, s.last_change
      FROM (SELECT run, count(*) AS rows, min(event_time) AS e0, max(event_time) AS e1,
          min(knowledge_time) AS k0, max(knowledge_time) AS k1 FROM asof_row GROUP BY run) a
      JOIN temp.asof_stretch s ON s.run = a.run
      """;

  private record Run(long id, long rows, long firstKnown, long published, long lastPublished) {
    Block whole() {
      Block whole = new Block(Long.MIN_VALUE, null);
      whole.add(rows, firstKnown, published);
      whole.lastPublished = lastPublished;
      return whole;
    }
  }

  private final Handle handle;

  private DerivedTables(Handle handle) {
    this.handle = handle;
  }

  /** Inside a change; the log must be sound. */
  static void rebuild(Handle handle) throws SQLException {
    new DerivedTables(handle).rebuild();
  }

  private void rebuild() throws SQLException {
    handle.execute(
        "CREATE TEMP TABLE asof_part (batch INTEGER, stream INTEGER, backfill INTEGER,"
            + " published INTEGER, mask INTEGER, run INTEGER, PRIMARY KEY (batch, stream))"
            + " WITHOUT ROWID");
    handle.execute(
        "CREATE TEMP TABLE asof_stretch (run INTEGER PRIMARY KEY, stream INTEGER, backfill INTEGER,"
            + " mask INTEGER, since INTEGER, last_change INTEGER)");
    handle.execute(PARTS);
    handle.execute(STRETCHES);
    handle.execute("CREATE INDEX temp.asof_stretch_by_stream ON asof_stretch (stream)");
    handle.execute(
        "UPDATE temp.asof_part SET run = (SELECT s.run FROM temp.asof_stretch s"
            + " WHERE s.stream = asof_part.stream AND s.backfill IS asof_part.backfill"
            + " AND s.mask = asof_part.mask)");
    for (String table : List.of("asof_step", "asof_block", "asof_row", "asof_run")) {
      handle.execute("DELETE FROM " + table);
    }
    handle.execute(ROWS);
    handle.execute(RUNS);
    blocks();
    handle.execute("DROP TABLE temp.asof_stretch");
    handle.execute("DROP TABLE temp.asof_part");
    handle.execute(
        "INSERT INTO asof_head SELECT 1, number, digest FROM snapshot WHERE NOT EXISTS"
            + " (SELECT 1 FROM asof_head) ORDER BY number DESC LIMIT 1");
  }

  private void blocks() throws SQLException {
    List<Run> runs =
        handle
            .createQuery(
                "SELECT id, rows, first_known, iif(backfill IS NULL, since, 0),"
                    + " iif(backfill IS NULL, last_change, 0) FROM asof_run")
            .map(
                (row, context) ->
                    new Run(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)))
            .list();
    try (Blocks blocks = new Blocks(handle.getConnection())) {
      for (Run run : runs) {
        blocks.rebuild(run.id, run.whole());
      }
    }
  }
}
