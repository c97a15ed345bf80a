package io.asofguard.cli.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** RFC 4180, streaming. */
final class CsvRows implements RowWriter {
  private final CsvWriter csv;

  CsvRows(List<String> columns, Writer out) {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    row(columns.toArray());
  }

  @Override
  public void row(@Nullable Object... cells) {
    try {
      CsvWriter.CsvWriterRecord row = csv.writeRecord();
      for (Object cell : cells) {
        row.writeField(Cells.text(cell));
      }
      row.endRecord();
    } catch (UncheckedIOException e) {
      throw new OutputFailure(Objects.requireNonNull(e.getCause()));
    }
  }

  @Override
  public void flush() {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new OutputFailure(e);
    }
  }

  @Override
  public void close() {
    flush();
  }
}
