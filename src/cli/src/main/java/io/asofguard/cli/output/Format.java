package io.asofguard.cli.output;

import io.asofguard.store.RefusedException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The formats of a command's rows. */
public enum Format {
  /** Aligned columns, for people. */
  TABLE,
  /** RFC 4180 with a header; lines end in a line feed. */
  CSV,
  /** One array of objects. */
  JSON,
  /** An object a line. */
  JSONL,
  /** A file for other tools, which only a few commands write. */
  PARQUET;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Begins an output in this format.
   *
   * @param columns the names, in order
   * @param out where the bytes go
   * @return a writer whose close ends the format and flushes, but leaves {@code out} open
   */
  public RowWriter open(List<String> columns, OutputStream out) {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    return switch (this) {
      case TABLE -> new TableRows(columns, text);
      case CSV -> new CsvRows(columns, text);
      case JSON -> new JsonRows(columns, text, true);
      case JSONL -> new JsonRows(columns, text, false);
      case PARQUET ->
          throw new RefusedException(
              "Parquet is no stream of rows: only asof export writes it, with -o FILE; choose another"
                  + " --format");
    };
  }
}
