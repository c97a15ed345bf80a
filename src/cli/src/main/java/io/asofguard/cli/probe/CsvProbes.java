package io.asofguard.cli.probe;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.asofguard.law.Counted;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Probes in RFC 4180. */
final class CsvProbes implements Probes {
  private final String file;
  private final Iterator<CsvRecord> records;
  private final List<String> columns;
  private long line;

  CsvProbes(String file, Reader text) {
    this.file = file;
    this.records =
        CsvReader.builder()
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)
            .iterator();
    CsvRecord header = record();
    if (header == null) {
      throw new BadProbesException(file + ": is empty; it needs at least a header", null);
    }
    this.columns = header.getFields();
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable Probe next() {
    CsvRecord record = record();
    if (record == null) {
      return null;
    }
    if (record.getFieldCount() != columns.size()) {
      throw new BadProbesException(
          file,
          line,
          "has "
              + Counted.of(record.getFieldCount(), "field")
              + ", and the header "
              + columns.size());
    }
    return new Probe(line, cells(record));
  }

  private static @Nullable Object[] cells(CsvRecord record) {
    @Nullable Object[] cells = new Object[record.getFieldCount()];
    for (int i = 0; i < cells.length; i++) {
      String text = record.getField(i);
      cells[i] = text.isEmpty() ? null : text;
    }
    return cells;
  }

  private @Nullable CsvRecord record() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord record = records.next();
      line = record.getStartingLineNumber();
      return record;
    } catch (CsvParseException e) {
      throw new BadProbesException(
          file + ": no sound CSV after line " + line + ": " + e.getMessage(), e);
    }
  }
}
