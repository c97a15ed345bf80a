package io.asofguard.store;

import io.asofguard.api.Series;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Figures per series of what a scope shows: from the runs' own figures where nothing of a run is
 * hidden, and counted where something is.
 */
final class SeriesListing {
  private SeriesListing() {}

  static List<SeriesInfo> of(Handle handle, ReadScope scope) {
    List<SeriesInfo> listing = new ArrayList<>();
    handle
        .createQuery(
            """
            SELECT s.entity, s.field, t.event FROM series s
            LEFT JOIN entity_event t ON t.entity = s.entity AND t.snapshot <= :snapshot
            ORDER BY s.entity, s.field
            """)
        .bind("snapshot", scope.wallSnapshot())
        .map(
            (row, context) ->
                figures(
                    handle,
                    new Series(row.getString(1), row.getString(2)),
                    row.getString(3),
                    scope))
        .forEach(
            info -> {
              if (info.rows() > 0) {
                listing.add(info);
              }
            });
    return listing;
  }

  private static SeriesInfo figures(
      Handle handle, Series series, @Nullable String event, ReadScope scope) {
    Figures figures = new Figures();
    for (VisibleRun run : SeriesPlan.of(handle, series, scope).runs()) {
      add(handle, run, scope, figures);
    }
    return new SeriesInfo(
        series.entity(),
        series.field(),
        event,
        figures.rows,
        figures.firstEvent,
        figures.lastEvent,
        figures.firstKnown,
        figures.lastKnown);
  }

  private static void add(Handle handle, VisibleRun run, ReadScope scope, Figures figures) {
    boolean whole =
        run.slices().equals(List.of(new Slice(Long.MIN_VALUE, Long.MAX_VALUE)))
            && unchangedSince(handle, run, scope.snapshot());
    if (whole) {
      handle
          .select(
              "SELECT rows, first_event, last_event, first_known, last_known FROM asof_run WHERE id = ?",
              run.id())
          .map((row, context) -> figures.add(row))
          .forEach(each -> {});
      return;
    }
    for (Slice slice : run.slices()) {
      handle
          .select(
              """
              SELECT count(*), min(event_time), max(event_time), min(knowledge_time),
                max(knowledge_time) FROM asof_row
              WHERE run = ? AND event_time BETWEEN ? AND ? AND published <= ?
              """,
              run.id(),
              slice.low(),
              slice.high(),
              scope.snapshot())
          .map((row, context) -> figures.add(row))
          .forEach(each -> {});
    }
  }

  private static boolean unchangedSince(Handle handle, VisibleRun run, long snapshot) {
    return handle
        .select("SELECT last_change <= ? FROM asof_run WHERE id = ?", snapshot, run.id())
        .mapTo(boolean.class)
        .one();
  }

  private static final class Figures {
    private long rows;
    private long firstEvent = Long.MAX_VALUE;
    private long lastEvent = Long.MIN_VALUE;
    private long firstKnown = Long.MAX_VALUE;
    private long lastKnown = Long.MIN_VALUE;

    Figures add(java.sql.ResultSet row) throws java.sql.SQLException {
      long more = row.getLong(1);
      if (more > 0) {
        rows += more;
        firstEvent = Math.min(firstEvent, row.getLong(2));
        lastEvent = Math.max(lastEvent, row.getLong(3));
        firstKnown = Math.min(firstKnown, row.getLong(4));
        lastKnown = Math.max(lastKnown, row.getLong(5));
      }
      return this;
    }
  }
}
