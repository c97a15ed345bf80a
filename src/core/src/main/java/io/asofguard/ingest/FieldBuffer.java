package io.asofguard.ingest;

import io.asofguard.law.Nanos;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One record of a file: the slices of its fields in one buffer, used again for every record. */
final class FieldBuffer {

  private static final int ABSENT = -1;

  private char[] text = new char[1024];
  private int[] ends = new int[16];
  private final int[] fieldOf = new int[Column.COUNT];
  private final long[] instants = new long[Column.COUNT];
  private final @Nullable String[] given = new @Nullable String[Column.COUNT];
  private int readInstants;
  private double number = Double.NaN;
  private int used;
  private int fields;
  private long line;
  private @Nullable String problem;

  FieldBuffer() {
    Arrays.fill(fieldOf, ABSENT);
  }

  void begin(long atLine) {
    line = atLine;
    used = 0;
    fields = 0;
    readInstants = 0;
    number = Double.NaN;
    problem = null;
  }

  void add(char[] buffer, int offset, int length) {
    makeRoom(length);
    System.arraycopy(buffer, offset, text, used, length);
    end(length);
  }

  private void makeRoom(int length) {
    if (used + length > text.length) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, used + length));
    }
    if (fields == ends.length) {
      ends = Arrays.copyOf(ends, fields * 2);
    }
  }

  private void end(int length) {
    used += length;
    ends[fields++] = used;
  }

  /** Says which field holds a column, for this record and the next ones. */
  void put(Column column, int field) {
    fieldOf[column.index()] = field;
  }

  /** Adds a column of this record. */
  void put(Column column, String value) {
    put(column, fields);
    given[column.index()] = value;
    makeRoom(value.length());
    value.getChars(0, value.length(), text, used);
    end(value.length());
  }

  /** Adds a column of this record that needs no reading any more. */
  void putInstant(Column column, long nanos) {
    instants[column.index()] = nanos;
    readInstants |= 1 << column.index();
  }

  /** Adds a value that needs no reading any more; NaN is none. */
  void putNumber(double value) {
    number = value;
  }

  boolean isNumber(Column column) {
    return column == Column.VALUE && !Double.isNaN(number);
  }

  /** The value, where it is a number already. */
  double number() {
    return number;
  }

  boolean isInstant(Column column) {
    return (readInstants & 1 << column.index()) != 0;
  }

  /** Nanoseconds since the epoch, UTC. */
  long instant(Column column) {
    return instants[column.index()];
  }

  void forgetColumns() {
    Arrays.fill(fieldOf, ABSENT);
    Arrays.fill(given, null);
  }

  /** The text of a column, if it came as a string; null if it came as characters. */
  @Nullable String given(Column column) {
    return given[column.index()];
  }

  boolean has(Column column) {
    return fieldOf[column.index()] != ABSENT;
  }

  void refuse(String why) {
    problem = problem == null ? why : problem;
  }

  /** Why the record can't be taken apart, or null if it can. */
  @Nullable String problem() {
    return problem;
  }

  long line() {
    return line;
  }

  int fields() {
    return fields;
  }

  int size() {
    return used;
  }

  char[] text() {
    return text;
  }

  int start(Column column) {
    int field = fieldOf[column.index()];
    return field <= 0 ? 0 : ends[field - 1];
  }

  int length(Column column) {
    int field = fieldOf[column.index()];
    return field == ABSENT ? 0 : ends[field] - start(column);
  }

  boolean isEmpty(Column column) {
    return length(column) == 0 && !isInstant(column) && !isNumber(column);
  }

  String string(Column column) {
    if (isNumber(column)) {
      return Double.toString(number);
    }
    return isInstant(column)
        ? Nanos.toInstant(instant(column)).toString()
        : new String(text, start(column), length(column));
  }

  String field(int index) {
    int start = index == 0 ? 0 : ends[index - 1];
    return new String(text, start, ends[index] - start);
  }
}
