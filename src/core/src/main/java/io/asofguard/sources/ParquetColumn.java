package io.asofguard.sources;

/**
 * How a column of a Parquet file comes out of DuckDB: each cell as a number where that is exact,
 * and as a text, which may be null where the number is there.
 *
 * @param holds what its numbers are
 * @param text an expression of type VARCHAR
 * @param number an expression of type BIGINT, or DOUBLE for reals
 */
record ParquetColumn(Holds holds, String text, String number) {
  /** Those that nanoseconds of 64 bits hold, at whatever offset. */
  private static final String NEAR_TIMES =
      "%1$s BETWEEN %2$s '1677-09-23 00:00:00' AND %2$s '2262-04-10 00:00:00'";

  /** Those that Java writes as DuckDB does. */
  private static final String PLAIN_REALS =
      "(%1$s = 0 OR abs(%1$s) >= 0.001 AND abs(%1$s) < 10000000)";

  /** What the numbers of a column are. */
  enum Holds {
    /** None are there. */
    TEXTS,
    /** Places in a list of texts. */
    CODES,
    /** Nanoseconds since the epoch, UTC. */
    INSTANTS,
    /** Nanoseconds on some clock since it showed 1970-01-01T00:00:00. */
    CLOCK_TIMES,
    /** The values themselves. */
    REALS
  }

  /** A column of a type as {@code DESCRIBE} calls it. */
  static ParquetColumn of(String name, String type) {
    String text = "CAST(%1$s AS VARCHAR)".formatted(name);
    String near = NEAR_TIMES.formatted(name, type);
    String nanos = where(near, "epoch_ns(" + name + ")");
    String plain = PLAIN_REALS.formatted(name);
    return switch (type) {
      case "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ_NS" ->
          new ParquetColumn(Holds.INSTANTS, unless(near, text), nanos);
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
          new ParquetColumn(Holds.CLOCK_TIMES, text, nanos);
      case "DOUBLE" -> new ParquetColumn(Holds.REALS, unless(plain, text), where(plain, name));
      default -> new ParquetColumn(Holds.TEXTS, text, "CAST(NULL AS BIGINT)");
    };
  }

  /** A column of texts of which many are in an enum. */
  static ParquetColumn coded(String name, String coded) {
    String code = "TRY_CAST(" + name + " AS " + coded + ")";
    return new ParquetColumn(
        Holds.CODES, where(code + " IS NULL", name), "CAST(enum_code(" + code + ") AS BIGINT)");
  }

  private static String where(String condition, String then) {
    return "CASE WHEN " + condition + " THEN " + then + " END";
  }

  private static String unless(String condition, String then) {
    return "CASE WHEN " + condition + " THEN NULL ELSE " + then + " END";
  }
}
