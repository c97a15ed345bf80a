package io.asofguard.ingest;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.asofguard.store.Show;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Records of a CSV file (RFC 4180) with a header. */
final class CsvRecords implements RecordReader {

  private final InputFile file;
  private final TextReader text;
  private final FieldBuffer record = new FieldBuffer();
  private final CloseableIterator<FieldBuffer> records;
  private final List<String> header;
  private final FileKind kind;
  private long lastWhole;

  CsvRecords(InputFile file, TextReader text) {
    this.file = file;
    this.text = text;
    this.records =
        CsvReader.builder()
            .allowUnclosedQuote(false)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(LONGEST)
            .build(new Handler(record), text)
            .iterator();
    this.header = readHeader();
    this.kind = readKind();
  }

  @Override
  public boolean next() {
    if (!fetch()) {
      return false;
    }
    boolean whole = record.fields() == header.size();
    lastWhole = whole ? record.line() : 0;
    if (!whole) {
      record.refuse(
          "unparsable: " + record.fields() + " fields where the header has " + header.size());
    }
    return true;
  }

  @Override
  public FieldBuffer record() {
    return record;
  }

  @Override
  public FileKind kind() {
    return kind;
  }

  @Override
  public List<String> names() {
    return header;
  }

  @Override
  public List<String> notes() {
    String cut = lastWhole == 0 ? null : text.noteOnCut(lastWhole);
    return cut == null ? List.of() : List.of(cut);
  }

  @Override
  public String text() {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < record.fields(); i++) {
      joined.append(i == 0 ? "" : ",").append(written(record.field(i)));
    }
    return joined.toString();
  }

  private static String written(String field) {
    boolean plain = field.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  private List<String> readHeader() {
    if (!fetch()) {
      throw new BadFileException(file.name(), "is empty; it needs at least a header");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < record.fields(); i++) {
      names.add(record.field(i));
    }
    refuseDuplicates(names);
    return List.copyOf(names);
  }

  private void refuseDuplicates(List<String> names) {
    Set<String> once = new HashSet<>();
    Set<String> twice = new LinkedHashSet<>();
    for (String name : names) {
      if (!once.add(name) && !name.isEmpty()) {
        twice.add(name);
      }
    }
    if (!twice.isEmpty()) {
      throw BadFileException.atLine(
          file.name(),
          record.line(),
          "more than one column is named " + Show.quoted(twice) + "; rename or drop all but one");
    }
  }

  private FileKind readKind() {
    Set<Column> columns = EnumSet.noneOf(Column.class);
    for (int i = 0; i < header.size(); i++) {
      Column column = Column.named(header.get(i));
      if (column != null) {
        columns.add(column);
        record.put(column, i);
      }
    }
    FileKind told = FileKind.of(columns);
    if (told == null) {
      throw BadFileException.atLine(file.name(), record.line(), FileKind.problem(columns, header));
    }
    return told;
  }

  private boolean fetch() {
    try {
      if (!records.hasNext()) {
        return false;
      }
      records.next();
      return true;
    } catch (CsvParseException e) {
      throw CsvTrouble.of(e, why -> BadFileException.atLine(file.name(), record.line(), why));
    }
  }

  private static final class Handler extends AbstractBaseCsvCallbackHandler<FieldBuffer> {

    private final FieldBuffer record;

    Handler(FieldBuffer record) {
      this.record = record;
    }

    @Override
    protected void handleBegin(long line) {
      record.begin(line);
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      if (record.size() + length > LONGEST) {
        throw new CsvParseException("record too long");
      }
      record.add(buffer, offset, length);
    }

    @Override
    protected FieldBuffer buildRecord() {
      return record;
    }
  }
}
