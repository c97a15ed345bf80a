package io.asofguard.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Brings a database to this program's schema, script by script. */
final class Schema {
  private static final int APPLICATION = 0x41734F66;
  private static final List<String> SCRIPTS =
      List.of(
          "0001-log.sql",
          "0002-steps.sql",
          "0003-forecast.sql",
          "0004-comparisons.sql",
          "0005-backfill-files.sql",
          "0006-quarantine-again.sql");

  /** From here on a newer schema only has more tables and columns, which cost nothing to add. */
  static final int GROWS = 2;

  private Schema() {}

  static int version() {
    return SCRIPTS.size();
  }

  /**
   * Inside a transaction; what the new scripts derive is made from the log.
   *
   * @return whether anything was made
   */
  static boolean migrate(Handle handle) throws SQLException {
    int have = check(handle.getConnection());
    if (have == version()) {
      return false;
    }
    for (String name : SCRIPTS.subList(have, version())) {
      handle.createScript(script(name)).execute();
    }
    AppendOnly.install(handle);
    if (have == 0) {
      handle.execute("PRAGMA application_id = " + APPLICATION);
    } else if (have < GROWS) {
      DerivedTables.rebuild(handle);
    }
    handle.execute("PRAGMA user_version = " + version());
    return true;
  }

  /** The version on file; 0 for an empty database. */
  static int check(Connection connection) throws SQLException {
    long have = Sql.number(connection, "PRAGMA user_version");
    long application = Sql.number(connection, "PRAGMA application_id");
    boolean empty = Sql.number(connection, "SELECT count(*) FROM sqlite_master") == 0;
    if ((!empty && application != APPLICATION) || have > version()) {
      throw new StoreException(
          have > version()
              ? "the store was written by a newer version (schema "
                  + have
                  + ", this program knows "
                  + version()
                  + "): use that version"
              : "the file is an SQLite database, but not an AsOf Guard store: choose another --store",
          null);
    }
    return (int) have;
  }

  private static String script(String name) {
    try (InputStream in = Schema.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
