package io.asofguard.sources;

import io.asofguard.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.StringJoiner;

/** Writes Parquet, by DuckDB. */
public final class ParquetFile {
  private ParquetFile() {}

  /** What a column holds. */
  public enum Type {
    /** Text. */
    TEXT("\"%1$s\""),
    /** A time of ours, as an instant in nanoseconds. */
    TIME("CAST(\"%1$s\" AS TIMESTAMPTZ_NS) AS \"%1$s\""),
    /** A number. */
    NUMBER("CAST(\"%1$s\" AS DOUBLE) AS \"%1$s\""),
    /** True or false. */
    TRUTH("CAST(\"%1$s\" AS BOOLEAN) AS \"%1$s\"");

    private final String select;

    Type(String select) {
      this.select = select;
    }
  }

  /**
   * A column.
   *
   * @param name its name, of letters and underscores
   * @param type what it holds
   */
  public record Column(String name, Type type) {}

  /**
   * Writes the rows of a CSV file that we wrote ourselves.
   *
   * @param csv the rows, with a header
   * @param parquet the file to be made
   * @param columns the header's, in order
   * @throws io.asofguard.store.RefusedException if DuckDB's driver is not at hand
   * @throws StoreException if it can't be written
   */
  public static void write(Path csv, Path parquet, List<Column> columns) {
    StringJoiner selected = new StringJoiner(", ");
    columns.forEach(column -> selected.add(column.type.select.formatted(column.name)));
    try (Connection database = DuckDb.open();
        Statement statement = database.createStatement()) {
      statement.execute(
          "COPY (SELECT "
              + selected
              + " FROM read_csv("
              + quoted(csv)
              + ", header = true, all_varchar = true, quote = '\"', escape = '\"')) TO "
              + quoted(parquet)
              + " (FORMAT parquet)");
    } catch (SQLException e) {
      throw new StoreException(
          parquet
              + " can't be written as Parquet: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          e);
    }
  }

  private static String quoted(Path file) {
    return "'" + file.toString().replace("'", "''") + "'";
  }
}
