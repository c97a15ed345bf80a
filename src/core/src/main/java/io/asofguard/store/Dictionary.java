package io.asofguard.store;

import io.asofguard.api.Series;
import io.asofguard.law.Basis;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for names: sources, series, streams. */
final class Dictionary implements AutoCloseable {
  static final int ABSENT = 0;

  private final PreparedStatement findSource;
  private final PreparedStatement addSource;
  private final PreparedStatement findSeries;
  private final PreparedStatement addSeries;
  private final PreparedStatement findStream;
  private final PreparedStatement addStream;
  private final Map<String, Integer> sources = new HashMap<>();

  Dictionary(Connection connection) throws SQLException {
    findSource = connection.prepareStatement("SELECT id FROM source WHERE name = ?");
    addSource = connection.prepareStatement("INSERT INTO source (name) VALUES (?) RETURNING id");
    findSeries =
        connection.prepareStatement("SELECT id FROM series WHERE entity = ? AND field = ?");
    addSeries =
        connection.prepareStatement(
            "INSERT INTO series (entity, field) VALUES (?, ?) RETURNING id");
    findStream =
        connection.prepareStatement(
            "SELECT id FROM stream WHERE series = ? AND source = ? AND basis = ?");
    addStream =
        connection.prepareStatement(
            "INSERT INTO stream (series, source, basis) VALUES (?, ?, ?) RETURNING id");
  }

  int findSource(String name) throws SQLException {
    Integer known = sources.get(name);
    if (known != null) {
      return known;
    }
    findSource.setString(1, name);
    int id = id(findSource);
    if (id != ABSENT) {
      sources.put(name, id);
    }
    return id;
  }

  int source(String name) throws SQLException {
    int id = findSource(name);
    if (id == ABSENT) {
      addSource.setString(1, name);
      id = id(addSource);
      sources.put(name, id);
    }
    return id;
  }

  int findSeries(Series series) throws SQLException {
    findSeries.setString(1, series.entity());
    findSeries.setString(2, series.field());
    return id(findSeries);
  }

  int addSeries(Series series) throws SQLException {
    addSeries.setString(1, series.entity());
    addSeries.setString(2, series.field());
    return id(addSeries);
  }

  int stream(int series, int source, Basis basis) throws SQLException {
    for (PreparedStatement statement : List.of(findStream, addStream)) {
      statement.setInt(1, series);
      statement.setInt(2, source);
      statement.setInt(3, basis.code());
      int id = id(statement);
      if (id != ABSENT) {
        return id;
      }
    }
    throw new SQLException("no stream for series " + series + " source " + source);
  }

  private static int id(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? row.getInt(1) : ABSENT;
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement :
        List.of(findSource, addSource, findSeries, addSeries, findStream, addStream)) {
      statement.close();
    }
  }
}
