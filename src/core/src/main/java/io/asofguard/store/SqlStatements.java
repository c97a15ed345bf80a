package io.asofguard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * One reading connection with the statements that reads repeat. Used by one thread at a time; JDBI
 * opens it, and the statements underneath spare its cost per query.
 */
final class SqlStatements implements AutoCloseable {
  private final Handle handle;
  private final Connection connection;
  private final PreparedStatement blocks;
  private final List<PreparedStatement> rows = new ArrayList<>();

  SqlStatements(Handle handle) {
    this.handle = handle;
    this.connection = handle.getConnection();
    try {
      this.blocks = connection.prepareStatement(RunCursor.BLOCK);
    } catch (SQLException e) {
      handle.close();
      throw Failures.read(e);
    }
  }

  Handle handle() {
    return handle;
  }

  PreparedStatement blocks() {
    return blocks;
  }

  /** A row statement of its own for each run that is read at the same time. */
  PreparedStatement rows(int slot) throws SQLException {
    while (rows.size() <= slot) {
      rows.add(connection.prepareStatement(RunCursor.ROWS));
    }
    return rows.get(slot);
  }

  @Override
  public void close() {
    handle.close();
  }
}
