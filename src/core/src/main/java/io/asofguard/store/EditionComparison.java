package io.asofguard.store;

import io.asofguard.api.Series;
import io.asofguard.law.Basis;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Compares a staged edition with the live one, in the plan's source, series and range. */
final class EditionComparison {

  private record Stream(int id, Series series) {}

  private final Handle handle;
  private final BackfillRecord plan;
  private final long newest;

  EditionComparison(Handle handle, BackfillRecord plan, long newest) {
    this.handle = handle;
    this.plan = plan;
    this.newest = newest;
  }

  boolean isEqual() {
    List<Stream> streams = streams();
    for (Stream stream : streams) {
      if (liveRows(stream) != stagedRows(stream)) {
        return false;
      }
    }
    for (Stream stream : streams) {
      if (!sameRows(stream)) {
        return false;
      }
    }
    return true;
  }

  private List<Stream> streams() {
    return handle
        .createQuery(
            """
            SELECT t.id, s.entity, s.field
            FROM source o JOIN stream t ON t.source = o.id JOIN series s ON s.id = t.series
            WHERE o.name = :source AND (:glob IS NULL OR s.entity GLOB :glob)
              AND (:field IS NULL OR s.field = :field)
            """)
        .bind("source", plan.source())
        .bind("glob", plan.entityGlob())
        .bind("field", plan.field())
        .map(
            (row, context) ->
                new Stream(row.getInt(1), new Series(row.getString(2), row.getString(3))))
        .list();
  }

  private long stagedRows(Stream stream) {
    return handle
        .select(
            "SELECT coalesce(sum(rows), 0) FROM asof_run WHERE backfill = ? AND stream = ?",
            plan.id(),
            stream.id)
        .mapTo(Long.class)
        .one();
  }

  private long liveRows(Stream stream) {
    long rows = 0;
    for (Part live : live(stream)) {
      rows +=
          handle.createQuery("SELECT count(*) FROM (" + live.rows() + ")").mapTo(Long.class).one();
    }
    return rows;
  }

  private boolean sameRows(Stream stream) {
    String staged =
        "SELECT id FROM asof_run WHERE backfill = " + plan.id() + " AND stream = " + stream.id;
    for (Part live : live(stream)) {
      String gone = live.rows() + " EXCEPT " + live.rowsOf("(" + staged + ")");
      if (handle.createQuery(gone + " LIMIT 1").mapToMap().findOne().isPresent()) {
        return false;
      }
    }
    return true;
  }

  private List<Part> live(Stream stream) {
    ReadScope scope = new ReadScope(newest, newest, plan.source(), Basis.ASSUMED);
    return SeriesPlan.of(handle, stream.series, scope).runs().stream()
        .filter(run -> run.stream() == stream.id)
        .flatMap(run -> run.slices().stream().map(slice -> part(run, slice)))
        .toList();
  }

  private Part part(VisibleRun run, Slice slice) {
    return new Part(
        run.id(), Math.max(slice.low(), plan.from()), Math.min(slice.high(), plan.to() - 1));
  }

  private record Part(long run, long from, long last) {
    String rows() {
      return rowsOf("(" + run + ")");
    }

    String rowsOf(String runs) {
      return "SELECT event_time, knowledge_time, value FROM asof_row WHERE run IN %s AND event_time BETWEEN %d AND %d"
          .formatted(runs, from, last);
    }
  }
}
