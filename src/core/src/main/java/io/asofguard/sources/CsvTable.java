package io.asofguard.sources;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.asofguard.ingest.CsvTrouble;
import io.asofguard.ingest.Origin;
import io.asofguard.ingest.Payload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A CSV file with a header; separated by tabs if its name says so ({@code .tsv}). */
final class CsvTable implements TableRows {
  private static final int LONGEST = 1 << 20;

  private final Payload payload;
  private final char separator;
  private final CloseableIterator<CsvRecord> records;
  private final List<String> header;
  private final Map<String, Integer> places = new HashMap<>();
  private long line = 1;
  private List<String> cells = List.of();

  CsvTable(Payload payload) {
    this.payload = payload;
    this.separator = payload.name().replaceAll("\\.gz$", "").endsWith(".tsv") ? '\t' : ',';
    this.records =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowUnclosedQuote(false)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(LONGEST)
            .ofCsvRecord(payload.text())
            .iterator();
    if (!next()) {
      throw payload.refused("is empty; it needs at least a header");
    }
    this.header = cells;
    for (int i = 0; i < header.size(); i++) {
      if (places.put(header.get(i), i) != null && !header.get(i).isEmpty()) {
        throw payload.refused(
            line, "more than one column is named '" + header.get(i) + "'; rename or drop one");
      }
    }
  }

  @Override
  public boolean next() {
    try {
      if (!records.hasNext()) {
        return false;
      }
      CsvRecord record = records.next();
      line = record.getStartingLineNumber();
      cells = record.getFields();
      return true;
    } catch (CsvParseException e) {
      throw CsvTrouble.of(e, why -> payload.refused(lineAfter(), why));
    }
  }

  /** Where the record after this one starts, if no empty line stands between. */
  private long lineAfter() {
    return cells.isEmpty()
        ? line
        : line + 1 + cells.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
  }

  @Override
  public List<String> names() {
    return header;
  }

  @Override
  public @Nullable String get(String name) {
    return cell(name).text();
  }

  @Override
  public TableCell cell(String name) {
    Integer place = places.get(name);
    if (place == null) {
      return () -> null;
    }
    int at = place;
    return () -> at >= cells.size() || cells.get(at).isEmpty() ? null : cells.get(at);
  }

  @Override
  public @Nullable String around(String name) {
    return problem() == null ? get(name) : null;
  }

  @Override
  public @Nullable String problem() {
    return cells.size() == header.size()
        ? null
        : "unparsable: " + cells.size() + " fields where the header has " + header.size();
  }

  @Override
  public List<String> notes() {
    String cut = cells == header || problem() != null ? null : payload.noteOnCut(line);
    return cut == null ? List.of() : List.of(cut);
  }

  @Override
  public boolean overflows() {
    return cells.size() > header.size();
  }

  @Override
  public Origin origin() {
    return new Line(line, cells, separator);
  }

  private record Line(long line, List<String> cells, char separator) implements Origin {
    @Override
    public String text() {
      return cells.stream().map(this::written).collect(Collectors.joining("" + separator));
    }

    private String written(String cell) {
      boolean plain = cell.chars().noneMatch(c -> c == '"' || c == separator || c < ' ');
      return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
  }
}
