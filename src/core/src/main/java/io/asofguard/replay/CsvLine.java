package io.asofguard.replay;

import io.asofguard.law.Nanos;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.io.NumberOutput;

/**
 * Writes CSV lines of which there may be millions: what is neither name nor text needs no quotes,
 * so it goes straight to the bytes, which the library that writes CSV elsewhere can't do. Names,
 * times and values come again and again, so their bytes are kept.
 */
final class CsvLine {
  private static final int ROOM = 1 << 16;
  private static final int MOST_NAMES = 100_000;
  private static final int LONGEST_NUMBER = 20;

  private final OutputStream out;
  private final Map<String, byte[]> names = new HashMap<>();
  private final RecentTexts times = new RecentTexts(Nanos::text);
  private final RecentTexts numbers =
      new RecentTexts(bits -> NumberOutput.toString(Double.longBitsToDouble(bits), true));
  private final byte[] digits = new byte[LONGEST_NUMBER];
  private byte[] buffer = new byte[2 * ROOM];
  private int size;
  private boolean first = true;

  CsvLine(OutputStream out) {
    this.out = out;
  }

  /** A cell that may need quotes. */
  CsvLine text(String cell) {
    byte[] known = names.get(cell);
    return cell(known == null ? remembered(cell) : known);
  }

  private byte[] remembered(String cell) {
    if (names.size() >= MOST_NAMES) {
      names.clear();
    }
    boolean plain =
        cell.indexOf(',') < 0
            && cell.indexOf('"') < 0
            && cell.indexOf('\n') < 0
            && cell.indexOf('\r') < 0;
    String written = plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
    names.put(cell, bytes);
    return bytes;
  }

  /** A cell as it is, or several with commas between. */
  CsvLine cell(byte[] bytes) {
    separate();
    makeRoom(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
    return this;
  }

  CsvLine number(double cell) {
    return cell(numbers.of(Double.doubleToRawLongBits(cell)));
  }

  /** A whole number, which is not negative. */
  CsvLine number(long cell) {
    separate();
    int from = LONGEST_NUMBER;
    long left = cell;
    do {
      digits[--from] = (byte) ('0' + left % 10);
      left /= 10;
    } while (left != 0);
    makeRoom(LONGEST_NUMBER);
    System.arraycopy(digits, from, buffer, size, LONGEST_NUMBER - from);
    size += LONGEST_NUMBER - from;
    return this;
  }

  CsvLine time(long cell) {
    return cell(times.of(cell));
  }

  CsvLine empty() {
    separate();
    return this;
  }

  private void separate() {
    if (!first) {
      makeRoom(1);
      buffer[size++] = ',';
    }
    first = false;
  }

  private void makeRoom(int more) {
    if (size + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(size + more, 2 * buffer.length));
    }
  }

  void end() throws IOException {
    makeRoom(1);
    buffer[size++] = '\n';
    first = true;
    if (size >= ROOM) {
      flush();
    }
  }

  void flush() throws IOException {
    out.write(buffer, 0, size);
    size = 0;
  }
}
