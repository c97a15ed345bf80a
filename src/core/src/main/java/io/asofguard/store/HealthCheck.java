package io.asofguard.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteErrorCode;

/** Looks at a store's file without changing it. */
final class HealthCheck {
  private HealthCheck() {}

  static StoreHealth of(Store store) {
    return store.reading(
        s ->
            new StoreHealth(
                Schema.check(s.connection()),
                pragma(s.handle(), "journal_mode"),
                store.file().toFile().length(),
                isWritten(store)));
  }

  private static String pragma(Handle handle, String name) {
    return handle.createQuery("PRAGMA " + name).mapTo(String.class).one();
  }

  private static boolean isWritten(Store store) {
    try (Handle handle = store.database().writing(0).open()) {
      handle.execute("BEGIN IMMEDIATE");
      handle.execute("ROLLBACK");
      return false;
    } catch (JdbiException e) {
      if (Failures.code(e) == SQLiteErrorCode.SQLITE_BUSY) {
        return true;
      }
      throw Failures.write(e);
    }
  }
}
