package io.asofguard.store;

import io.asofguard.api.Series;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The runs of a series that a scope sees. Stays true for ever: snapshots don't change. */
record SeriesPlan(List<VisibleRun> runs) {

  private record Run(
      long id,
      int stream,
      String source,
      boolean backfilled,
      long since,
      Slice events,
      long firstKnown) {

    VisibleRun within(List<Slice> slices) {
      return new VisibleRun(id, stream, backfilled ? since : 0, events, firstKnown, slices);
    }
  }

  private record Mask(String source, Slice range, long published) {}

  static SeriesPlan of(Handle handle, Series series, ReadScope scope) {
    try {
      return of(handle.getConnection(), series, scope);
    } catch (SQLException e) {
      throw Failures.read(e);
    }
  }

  static SeriesPlan of(Connection connection, Series series, ReadScope scope) throws SQLException {
    List<Run> runs = runs(connection, series, scope, null);
    return of(runs, runs.isEmpty() ? List.of() : masks(connection, series, scope.snapshot()));
  }

  /** As it would be if a staged backfill were published next. */
  static SeriesPlan asIfPublished(
      Connection connection, Series series, ReadScope scope, BackfillRecord staged)
      throws SQLException {
    List<Run> runs = runs(connection, series, scope, staged.id());
    List<Mask> masks = new ArrayList<>(masks(connection, series, scope.snapshot()));
    if (covers(connection, staged, series)) {
      Slice range = new Slice(staged.from(), staged.to() - 1);
      masks.add(new Mask(staged.source(), range, scope.snapshot() + 1));
    }
    return of(runs, masks);
  }

  private static boolean covers(Connection connection, BackfillRecord plan, Series series)
      throws SQLException {
    String field = plan.field();
    return (field == null || field.equals(series.field()))
        && Sql.number(
                connection, "SELECT ?2 IS NULL OR ?1 GLOB ?2", series.entity(), plan.entityGlob())
            != 0;
  }

  private static SeriesPlan of(List<Run> runs, List<Mask> masks) {
    List<VisibleRun> visible = new ArrayList<>();
    for (Run run : runs) {
      List<Slice> hidden = new ArrayList<>();
      for (Mask mask : masks) {
        if (mask.source.equals(run.source) && mask.published > run.since) {
          hidden.add(mask.range);
        }
      }
      List<Slice> slices = Slice.without(hidden, run.events);
      if (!slices.isEmpty()) {
        visible.add(run.within(slices));
      }
    }
    return new SeriesPlan(List.copyOf(visible));
  }

  private static List<Run> runs(
      Connection connection, Series series, ReadScope scope, @Nullable Long staged)
      throws SQLException {
    return Sql.list(
        connection,
        """
        SELECT r.id, r.stream, o.name, r.backfill IS NOT NULL, coalesce(r.since, ?3 + 1), r.first_event, r.last_event,
          r.first_known
        FROM series s JOIN stream t ON t.series = s.id JOIN source o ON o.id = t.source
        JOIN asof_run r ON r.stream = t.id
        WHERE s.entity = ?1 AND s.field = ?2 AND (r.since <= ?3 OR r.backfill = ?6)
          AND t.basis >= ?4 AND (?5 IS NULL OR o.name = ?5)
          AND NOT EXISTS (SELECT 1 FROM snapshot v WHERE v.backfill = r.backfill
            AND v.kind = 'rollback' AND v.number <= ?3)
        """,
        row ->
            new Run(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                row.getBoolean(4),
                row.getLong(5),
                new Slice(row.getLong(6), row.getLong(7)),
                row.getLong(8)),
        series.entity(),
        series.field(),
        scope.snapshot(),
        scope.least().code(),
        scope.source(),
        staged);
  }

  /** From the plans to their snapshots: a live recording makes many snapshots and no plan. */
  private static List<Mask> masks(Connection connection, Series series, long snapshot)
      throws SQLException {
    return Sql.list(
        connection,
        """
        SELECT b.source, b.from_event_time, b.to_event_time - 1, p.number
        FROM backfill b CROSS JOIN snapshot p ON p.backfill = b.id AND p.kind = 'backfill'
        WHERE p.number <= ?3
          AND (b.entity_glob IS NULL OR ?1 GLOB b.entity_glob)
          AND (b.field IS NULL OR b.field = ?2)
          AND NOT EXISTS (SELECT 1 FROM snapshot v WHERE v.backfill = b.id
            AND v.kind = 'rollback' AND v.number <= ?3)
        """,
        row ->
            new Mask(row.getString(1), new Slice(row.getLong(2), row.getLong(3)), row.getLong(4)),
        series.entity(),
        series.field(),
        snapshot);
  }
}
