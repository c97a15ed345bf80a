package io.asofguard.benchmarks.hotpath;

import io.asofguard.benchmarks.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB: the questions are a table as well, and the join alone is timed. */
final class DuckDbJoin implements BatchPeer {
  private static final String JOIN =
      " FROM probe ASOF JOIN step"
          + " ON probe.series = step.series AND probe.cutoff >= step.knowledge";

  private final Folder folder = Folder.make();
  private final DuckDBConnection connection;
  private final Statement statement;

  DuckDbJoin(Dataset data, int threads) throws IOException, SQLException {
    connection =
        DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("steps.db"))
            .unwrap(DuckDBConnection.class);
    statement = connection.createStatement();
    statement.execute("SET threads TO " + threads);
    statement.execute("CREATE TABLE step (series INTEGER, knowledge BIGINT, value DOUBLE)");
    load(data.staircases());
    statement.execute("CHECKPOINT");
  }

  private void load(Staircase[] stairs) throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("main", "step")) {
      for (int series = 0; series < stairs.length; series++) {
        for (int i = 0; i < stairs[series].size(); i++) {
          appender.beginRow();
          appender.append(series);
          appender.append(stairs[series].knowledge[i]);
          appender.append(stairs[series].value[i]);
          appender.endRow();
        }
      }
    }
  }

  @Override
  public void take(int[] series, long[] cutoffs) throws SQLException {
    statement.execute(
        "CREATE OR REPLACE TEMP TABLE probe (number INTEGER, series INTEGER, cutoff BIGINT)");
    try (DuckDBAppender appender = connection.createAppender("temp", "main", "probe")) {
      for (int i = 0; i < series.length; i++) {
        appender.beginRow();
        appender.append(i);
        appender.append(series[i]);
        appender.append(cutoffs[i]);
        appender.endRow();
      }
    }
  }

  @Override
  public void latest(int[] series, long[] cutoffs, double[] values) throws SQLException {
    Arrays.fill(values, Double.NaN);
    try (ResultSet rows = statement.executeQuery("SELECT probe.number, step.value" + JOIN)) {
      while (rows.next()) {
        values[rows.getInt(1)] = rows.getDouble(2);
      }
    }
  }

  @Override
  public boolean run(int[] series, long[] cutoffs, double[] values) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT count(*), sum(step.value)" + JOIN)) {
      row.next();
      if (row.getLong(1) != values.length || Double.isNaN(row.getDouble(2))) {
        throw new IllegalStateException("answered " + row.getLong(1) + " of " + values.length);
      }
      return false;
    }
  }

  @Override
  public long bytes() {
    try {
      return Files.size(folder.resolve("steps.db"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    statement.close();
    connection.close();
    folder.close();
  }
}
