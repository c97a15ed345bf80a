package io.asofguard.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What belongs to a call of the ledger: its forecasts, and what was read for it. */
final class CallReader implements AutoCloseable {
  /** In place of a name that somebody took away, which verify --full then finds. */
  private static final ReadName MISSING = new ReadName("?", "");

  private final PreparedStatement values;
  private final PreparedStatement parts;
  private final Map<Integer, ReadName> names = new HashMap<>();

  CallReader(Connection connection) throws SQLException {
    values = connection.prepareStatement("SELECT entity, probability FROM forecast WHERE call = ?");
    parts =
        connection.prepareStatement(
            "SELECT names, reads FROM forecast_read WHERE call = ? ORDER BY part");
    try (PreparedStatement all =
            connection.prepareStatement("SELECT id, entity, field FROM forecast_name");
        ResultSet row = all.executeQuery()) {
      while (row.next()) {
        names.put(row.getInt(1), new ReadName(row.getString(2), row.getString(3)));
      }
    }
  }

  Map<String, Double> values(long call) throws SQLException {
    Map<String, Double> found = new TreeMap<>();
    values.setLong(1, call);
    try (ResultSet row = values.executeQuery()) {
      while (row.next()) {
        found.put(row.getString(1), row.getDouble(2));
      }
    }
    return found;
  }

  List<ReadPart> parts(long call) throws SQLException {
    List<ReadPart> found = new ArrayList<>();
    parts.setLong(1, call);
    try (ResultSet row = parts.executeQuery()) {
      while (row.next()) {
        found.add(new ReadPart(named(row.getBytes(1)), row.getBytes(2)));
      }
    }
    return found;
  }

  private List<ReadName> named(byte[] numbers) {
    List<ReadName> named = new ArrayList<>();
    ByteBuffer left = ByteBuffer.wrap(numbers);
    while (left.remaining() >= Integer.BYTES) {
      named.add(names.getOrDefault(left.getInt(), MISSING));
    }
    return named;
  }

  @Override
  public void close() throws SQLException {
    values.close();
    parts.close();
  }
}
