package io.asofguard.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what SQLite says into one line for the user. */
final class Failures {
  /** What an extended code has in common with others of its kind. */
  private static final int PRIMARY = 0xff;

  private Failures() {}

  static StoreException read(Throwable e) {
    return new StoreException("the store cannot be read: " + why(e), e);
  }

  /** An older store is brought up to date when it is opened, by whoever may write it. */
  static StoreException update(Path folder, int schema, StoreException e) {
    SQLiteErrorCode code = code(e);
    if (code == null || (code.code & PRIMARY) != SQLiteErrorCode.SQLITE_READONLY.code) {
      return e;
    }
    return new StoreException(
        "the store at "
            + folder
            + " was written by an older version (schema "
            + schema
            + ") and has to be brought up to date, but you may not write it: let somebody who may"
            + " open it once (asof list sources), or copy it to a folder of your own",
        e);
  }

  /** What there is of the copy is removed. */
  static StoreException copy(Path copy, StoreException e) {
    if (code(e) == null) {
      return e;
    }
    try {
      Files.deleteIfExists(copy);
    } catch (IOException remains) {
      e.addSuppressed(remains);
    }
    return new StoreException("no copy was made at " + copy + ": " + why(e), e);
  }

  static StoreException write(Throwable e) {
    return new StoreException("nothing was stored: " + why(e), e);
  }

  /** Does a part of a change; what the database refuses comes out as one line. */
  static <T extends @Nullable Object> T writing(Supplier<T> part) {
    try {
      return part.get();
    } catch (JdbiException e) {
      throw write(e);
    }
  }

  static void doing(Runnable part) {
    writing(
        () -> {
          part.run();
          return true;
        });
  }

  private static String why(Throwable e) {
    SQLiteErrorCode code = code(e);
    return switch (code == null ? SQLiteErrorCode.SQLITE_OK : code) {
      case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT ->
          "another process is writing to it; try again when it has finished";
      case SQLITE_FULL -> "the disk is full; free some space and try again";
      case SQLITE_CANTOPEN, SQLITE_READONLY ->
          "its file cannot be opened; check that the folder exists and may be written";
      case SQLITE_READONLY_DIRECTORY, SQLITE_READONLY_CANTINIT ->
          "you may not write in its folder, and even a reader has to; get the permission, or copy the"
              + " store to a folder of your own";
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          "its file is damaged or no SQLite database; run asof verify --full, or restore a backup";
      case SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_SHMSIZE ->
          "the disk refuses to be written ("
              + code
              + "); free some space or check the disk, and try again";
      default -> firstLine(e);
    };
  }

  private static String firstLine(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && !(root instanceof SQLException)) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null
        ? root.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  static @Nullable SQLiteErrorCode code(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SQLiteException sqlite) {
        return sqlite.getResultCode();
      }
    }
    return null;
  }
}
