package io.asofguard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** One reading connection with the statements that reads repeat. Used by one thread at a time. */
final class SqlStatements implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement blocks;
  private final List<PreparedStatement> rows = new ArrayList<>();
  private final List<PreparedStatement> revisions = new ArrayList<>();
  private @Nullable PreparedStatement latest;
  private @Nullable Handle handle;

  SqlStatements(Connection connection) throws SQLException {
    this.connection = connection;
    this.blocks = connection.prepareStatement(RunCursor.BLOCK);
  }

  Connection connection() {
    return connection;
  }

  /** JDBI over this connection, from the first listing on. */
  Handle handle() {
    Handle open = handle;
    if (open == null) {
      open = Jdbi.create(connection).installPlugin(new InstantAsNanos()).open();
      handle = open;
    }
    return open;
  }

  PreparedStatement blocks() {
    return blocks;
  }

  /** A row statement of its own for each run that is read at the same time. */
  PreparedStatement rows(int slot) throws SQLException {
    return prepared(rows, RunCursor.ROWS, slot);
  }

  PreparedStatement revisions(int slot) throws SQLException {
    return prepared(revisions, RunCursor.REVISIONS, slot);
  }

  PreparedStatement latest() throws SQLException {
    PreparedStatement known = latest;
    if (known == null) {
      known = connection.prepareStatement(RunCursor.LATEST);
      latest = known;
    }
    return known;
  }

  private PreparedStatement prepared(List<PreparedStatement> known, String sql, int slot)
      throws SQLException {
    while (known.size() <= slot) {
      known.add(connection.prepareStatement(sql));
    }
    return known.get(slot);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.read(e);
    }
  }
}
