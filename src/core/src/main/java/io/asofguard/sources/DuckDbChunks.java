package io.asofguard.sources;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query, some thousand rows at a time, by an interface of DuckDB's driver that JDBC
 * has no word for: it hands over a text in a third of the time, and a number in next to none. Bound
 * by name, because the driver is no part of this program.
 *
 * <p>An answer that breaks off looks like one that has ended: its rows are to be counted.
 */
final class DuckDbChunks {
  private static final String RESULT = "org.duckdb.DuckDBChunkedResult";
  private static final Class<?> STATEMENT = named("org.duckdb.DuckDBPreparedStatement");
  private static final Class<?> CHUNKS = named(RESULT);
  private static final Class<?> CHUNK = named("org.duckdb.DuckDBDataChunkReader");
  private static final Class<?> VECTOR = named("org.duckdb.DuckDBReadableVector");

  private static final MethodHandle QUERY = bound(STATEMENT, "query", CHUNKS);
  private static final MethodHandle NEXT = bound(CHUNKS, "nextChunk", boolean.class);
  private static final MethodHandle READER = bound(CHUNKS, "chunk", CHUNK);
  private static final MethodHandle ROWS = bound(CHUNK, "rowCount", long.class);
  private static final MethodHandle COLUMN = bound(CHUNK, "vector", VECTOR, long.class);
  private static final MethodHandle IS_NULL = bound(VECTOR, "isNull", boolean.class, long.class);
  private static final MethodHandle LONG = bound(VECTOR, "getLong", long.class, long.class);
  private static final MethodHandle DOUBLE = bound(VECTOR, "getDouble", double.class, long.class);
  private static final MethodHandle TEXT = bound(VECTOR, "getString", String.class, long.class);

  private final Object chunks;
  private final @Nullable Object[] columns;
  private @Nullable Object chunk;
  private int rows;

  /** Finds all of it, once: a {@link LinkageError} says that the driver is another one. */
  static void bind() {}

  /** Asks; the answer is gone when the connection is closed. */
  DuckDbChunks(Connection database, String sql, int columns) throws SQLException {
    PreparedStatement statement = database.prepareStatement(sql);
    this.columns = new @Nullable Object[columns];
    try {
      this.chunks = (Object) QUERY.invokeExact((Object) statement);
    } catch (SQLException e) {
      throw e;
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Goes to the next rows and says how many there are; 0 at the end. */
  int next() {
    try {
      rows = 0;
      chunk = null;
      Arrays.fill(columns, null);
      if (!(boolean) NEXT.invokeExact(chunks)) {
        return rows;
      }
      Object read = (Object) READER.invokeExact(chunks);
      chunk = read;
      rows = Math.toIntExact((long) ROWS.invokeExact(read));
      return rows;
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Copies a column of type BIGINT; says where it holds a number. */
  void numbers(int column, long[] numbers, boolean[] there) {
    try {
      Object vector = vector(column);
      for (int row = 0; row < rows; row++) {
        there[row] = !(boolean) IS_NULL.invokeExact(vector, (long) row);
        numbers[row] = there[row] ? (long) LONG.invokeExact(vector, (long) row) : 0;
      }
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Copies a column of type DOUBLE; says where it holds a number. */
  void reals(int column, double[] reals, boolean[] there) {
    try {
      Object vector = vector(column);
      for (int row = 0; row < rows; row++) {
        there[row] = !(boolean) IS_NULL.invokeExact(vector, (long) row);
        reals[row] = there[row] ? (double) DOUBLE.invokeExact(vector, (long) row) : Double.NaN;
      }
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** A cell of type VARCHAR. */
  @Nullable String text(int column, int row) {
    try {
      Object text = (Object) TEXT.invokeExact(vector(column), (long) row);
      return (String) text;
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Found when it is asked for: of the texts most never are. */
  private Object vector(int column) throws Throwable {
    Object vector = columns[column];
    if (vector == null) {
      vector = (Object) COLUMN.invokeExact(chunk, (long) column);
      columns[column] = vector;
    }
    return vector;
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name, true, DuckDb.loader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle bound(
      Class<?> of, String name, Class<?> answers, Class<?>... arguments) {
    try {
      MethodHandle found =
          MethodHandles.publicLookup().findVirtual(of, name, methodType(answers, arguments));
      return found.asType(
          methodType(answers.isPrimitive() ? answers : Object.class, Object.class, arguments));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IllegalStateException broken(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(e);
  }
}
