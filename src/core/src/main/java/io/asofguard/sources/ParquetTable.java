package io.asofguard.sources;

import io.asofguard.ingest.Origin;
import io.asofguard.ingest.Payload;
import io.asofguard.law.Nanos;
import io.asofguard.sources.ParquetColumn.Holds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file, row by row. Instants come out as they are; a timestamp without a zone is one that
 * its writer left open, and needs {@code --tz}.
 */
final class ParquetTable implements TableRows {
  private final ParquetCells file;
  private final Map<String, TableCell> columns = new LinkedHashMap<>();

  ParquetTable(Payload payload) {
    this.file = new ParquetCells(payload);
    for (int i = 0; i < names().size(); i++) {
      columns.put(names().get(i), new Cell(file.cells(i)));
    }
  }

  @Override
  public boolean next() {
    return file.next();
  }

  @Override
  public List<String> names() {
    return file.names();
  }

  @Override
  public @Nullable String get(String name) {
    return cell(name).text();
  }

  @Override
  public TableCell cell(String name) {
    return columns.getOrDefault(name, () -> null);
  }

  @Override
  public @Nullable String around(String name) {
    return get(name);
  }

  @Override
  public @Nullable String problem() {
    return null;
  }

  @Override
  public Origin origin() {
    return new Row(file.row());
  }

  private final class Cell implements TableCell {
    private final ParquetChunk cells;

    Cell(ParquetChunk cells) {
      this.cells = cells;
    }

    @Override
    public @Nullable String text() {
      int row = file.inChunk();
      String text =
          switch (cells.holds(row)) {
            case INSTANTS -> Nanos.toInstant(cells.number(row)).toString();
            case REALS -> Double.toString(cells.real(row));
            case TEXTS, CODES, CLOCK_TIMES -> cells.text(row);
          };
      return text == null || text.isEmpty() ? null : text;
    }

    @Override
    public @Nullable Long instant() {
      return whole(Holds.INSTANTS);
    }

    @Override
    public @Nullable Long clockTime() {
      return whole(Holds.CLOCK_TIMES);
    }

    private @Nullable Long whole(Holds holds) {
      int row = file.inChunk();
      return cells.holds(row) == holds ? (Long) cells.number(row) : null;
    }

    @Override
    public double number() {
      int row = file.inChunk();
      return cells.holds(row) == Holds.REALS ? cells.real(row) : Double.NaN;
    }
  }

  /** A row, told of while it is at hand: only what is kept out is written down. */
  private final class Row implements Origin {
    private final long line;

    Row(long line) {
      this.line = line;
    }

    @Override
    public long line() {
      return line;
    }

    @Override
    public String text() {
      StringJoiner texts = new StringJoiner(",");
      if (line == file.row()) {
        columns.values().forEach(cell -> texts.add(Objects.requireNonNullElse(cell.text(), "")));
      }
      return texts.toString();
    }
  }
}
