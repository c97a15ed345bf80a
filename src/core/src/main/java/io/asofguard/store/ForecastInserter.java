package io.asofguard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Appends the forecasts of a call, all in one statement if they are not too many. */
final class ForecastInserter implements AutoCloseable {
  private static final int MOST = 200;

  private final Connection connection;
  private @Nullable PreparedStatement last;
  private int lastRows;

  ForecastInserter(Connection connection) {
    this.connection = connection;
  }

  void insert(ForecastCall call) throws SQLException {
    Iterator<Map.Entry<String, Double>> values = call.values().entrySet().iterator();
    for (int left = call.values().size(); left > 0; left -= MOST) {
      int rows = Math.min(left, MOST);
      PreparedStatement statement = prepared(rows);
      statement.setLong(1, call.id());
      for (int i = 0; i < rows; i++) {
        Map.Entry<String, Double> value = values.next();
        statement.setString(2 * i + 2, value.getKey());
        statement.setDouble(2 * i + 3, value.getValue());
      }
      statement.executeUpdate();
    }
  }

  private PreparedStatement prepared(int rows) throws SQLException {
    PreparedStatement known = last;
    if (known == null || lastRows != rows) {
      close();
      String row = "(?1, ?, ?)";
      known =
          connection.prepareStatement(
              "INSERT INTO forecast (call, entity, probability) VALUES "
                  + String.join(", ", Collections.nCopies(rows, row)));
      last = known;
      lastRows = rows;
    }
    return known;
  }

  @Override
  public void close() throws SQLException {
    if (last != null) {
      last.close();
    }
  }
}
