package io.asofguard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Rows of the ledger of forecasts, and their way in. */
final class ForecastTable {
  static final String RUNS =
      """
      SELECT id, name, kind, event, forecaster, settings, snapshot, "by", begun_at, digest
      FROM forecast_run
      """;
  static final String CALLS =
      """
      SELECT id, run, cutoff, snapshot, code_version, reads, read_digest, written_at, digest
      FROM forecast_call
      """;

  static final RowMapper<ForecastRun> RUN =
      (row, context) ->
          new ForecastRun(
              row.getLong(1),
              row.getString(2),
              row.getString(3).equals("live"),
              row.getString(4),
              row.getString(5),
              row.getString(6),
              Columns.nullableLong(row, 7),
              row.getString(8),
              row.getLong(9));

  private ForecastTable() {}

  /** A call with its values, which stand in another table. */
  static ForecastCall call(ResultSet row, Map<String, Double> values) throws SQLException {
    return new ForecastCall(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getString(5),
        row.getLong(6),
        row.getString(7),
        row.getLong(8),
        values);
  }

  static void insert(Handle handle, ForecastRun run) {
    handle
        .createUpdate(
            """
            INSERT INTO forecast_run (id, name, kind, event, forecaster, settings, snapshot, "by",
              begun_at, digest)
            VALUES (:id, :name, :kind, :event, :forecaster, :settings, :snapshot, :by, :begunAt,
              :digest)
            """)
        .bindMethods(run)
        .bind("kind", run.kind())
        .bind("digest", run.digest())
        .execute();
  }
}
