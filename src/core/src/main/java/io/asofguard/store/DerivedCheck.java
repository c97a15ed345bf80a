package io.asofguard.store;

import org.jdbi.v3.core.Handle;

/** The tables that reads use say what the log says. */
final class DerivedCheck {
  private final Handle handle;
  private final Findings findings;

  private DerivedCheck(Handle handle, Findings findings) {
    this.handle = handle;
    this.findings = findings;
  }

  static void run(Handle handle, Findings findings) {
    findings.begin("reads");
    DerivedCheck check = new DerivedCheck(handle, findings);
    check.rows();
    check.runs();
    check.blocks();
    check.steps();
    check.head();
    findings.end("the tables that reads use agree with the log");
  }

  /** Only whether it is there; what it says is held against the chain. */
  private void head() {
    report(
        """
        SELECT 'the head, which names the newest snapshot, is missing' FROM snapshot
        WHERE NOT EXISTS (SELECT 1 FROM asof_head) LIMIT 1
        """);
  }

  private void rows() {
    report(
        """
        SELECT 'row ' || a.seq || ' is read otherwise than the log has it'
        FROM asof_row a LEFT JOIN asof_run r ON r.id = a.run
        LEFT JOIN observation o ON o.seq = a.seq
        LEFT JOIN snapshot p ON p.batch = o.batch
        LEFT JOIN backfill f ON f.batch = o.batch
        WHERE r.id IS NULL OR o.seq IS NULL OR o.event_time <> a.event_time
          OR o.knowledge_time <> a.knowledge_time OR o.value IS NOT a.value
          OR o.stream <> r.stream OR r.backfill IS NOT f.id
          OR a.published IS NOT CASE WHEN r.backfill IS NULL THEN p.number ELSE 0 END
        LIMIT 21
        """);
    report(
        """
        SELECT 'reads have ' || have.n || ' rows, the log has ' || want.n
        FROM (SELECT count(*) AS n FROM asof_row) have,
          (SELECT coalesce(sum(b.rows), 0) AS n FROM batch b WHERE NOT EXISTS
            (SELECT 1 FROM backfill f JOIN backfill_end e ON e.backfill = f.id
             WHERE f.batch = b.id)) want
        WHERE have.n <> want.n
        """);
    if (findings.hasDamages()) {
      unread();
    }
  }

  private void unread() {
    report(
        """
        SELECT 'row ' || seq || ' is not read' FROM (SELECT seq FROM observation
          WHERE batch NOT IN (SELECT f.batch FROM backfill f JOIN backfill_end e ON e.backfill = f.id)
          EXCEPT SELECT seq FROM asof_row) LIMIT 21
        """);
  }

  private void runs() {
    report(
        """
        SELECT 'run ' || r.id || ' is not what its rows make of it'
        FROM asof_run r LEFT JOIN (SELECT run, count(*) AS rows, min(event_time) AS e0,
            max(event_time) AS e1, min(knowledge_time) AS k0, max(knowledge_time) AS k1,
            min(published) AS p0, max(published) AS p1 FROM asof_row GROUP BY run) a
          ON a.run = r.id
        LEFT JOIN snapshot p ON p.backfill = r.backfill AND p.kind = 'backfill'
        WHERE a.rows IS NOT r.rows OR a.e0 <> r.first_event OR a.e1 <> r.last_event
          OR a.k0 <> r.first_known OR a.k1 <> r.last_known
          OR (r.backfill IS NULL AND (r.since IS NOT a.p0 OR r.last_change <> a.p1))
          OR (r.backfill IS NOT NULL AND (r.since IS NOT p.number
            OR r.last_change <> coalesce(p.number, 0)))
        LIMIT 21
        """);
  }

  private void blocks() {
    report(
        """
        SELECT 'the blocks of run ' || r.id || ' are not what its rows make of it'
        FROM asof_run r LEFT JOIN (SELECT run, min(first_event) AS first, sum(rows) AS rows
          FROM asof_block GROUP BY run) b ON b.run = r.id
        WHERE b.rows IS NOT r.rows OR b.first > -9223372036854775808
        LIMIT 21
        """);
    report(
        """
        SELECT 'block ' || b.first_event || ' of run ' || b.run || ' is not what its rows make of it'
        FROM (SELECT run, first_event, rows, min_known, min_published,
            lead(first_event) OVER (PARTITION BY run ORDER BY first_event) AS next FROM asof_block) b
        WHERE b.rows <> (SELECT count(*) FROM asof_row a WHERE a.run = b.run
            AND a.event_time >= b.first_event AND (b.next IS NULL OR a.event_time < b.next))
          OR b.min_known IS NOT (SELECT min(a.knowledge_time) FROM asof_row a WHERE a.run = b.run
            AND a.event_time >= b.first_event AND (b.next IS NULL OR a.event_time < b.next))
          OR b.min_published IS NOT (SELECT min(a.published) FROM asof_row a WHERE a.run = b.run
            AND a.event_time >= b.first_event AND (b.next IS NULL OR a.event_time < b.next))
        LIMIT 21
        """);
  }

  /** Only a run that several snapshots have brought rows to can have any. */
  private void steps() {
    report(
        """
        WITH b AS (SELECT k.run, k.first_event, lead(k.first_event)
              OVER (PARTITION BY k.run ORDER BY k.first_event) AS next
            FROM asof_run r JOIN asof_block k ON k.run = r.id
            WHERE r.backfill IS NULL AND r.since < r.last_change),
          least AS (SELECT b.run, b.first_event, a.published, min(a.knowledge_time) AS known
            FROM b JOIN asof_row a ON a.run = b.run AND a.event_time >= b.first_event
              AND (b.next IS NULL OR a.event_time < b.next)
            GROUP BY b.run, b.first_event, a.published),
          compared AS (SELECT run, first_event, published, known, min(known) OVER (
              PARTITION BY run, first_event ORDER BY published
              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM least),
          falling AS (SELECT run, first_event, published, known,
              count(*) OVER (PARTITION BY run, first_event) AS n
            FROM compared WHERE before IS NULL OR known < before),
          want AS (SELECT run, first_event, published, known FROM falling WHERE n > 1)
        SELECT DISTINCT 'the steps of block ' || first_event || ' of run ' || run
          || ' are not what its rows make of it'
        FROM (SELECT * FROM (SELECT * FROM want EXCEPT SELECT * FROM asof_step)
          UNION ALL SELECT * FROM (SELECT * FROM asof_step EXCEPT SELECT * FROM want))
        LIMIT 21
        """);
  }

  private void report(String sql) {
    handle.createQuery(sql).mapTo(String.class).forEach(findings::damaged);
  }
}
