package io.asofguard.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Writes observations as CSV, some 95 bytes a row, fast enough not to outlast what is measured. */
final class CsvWriter implements AutoCloseable {
  private static final long SECONDS_PER_DAY = 86_400;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final OutputStream out;
  private final byte[] row = new byte[256];
  private int length;
  private long day = Long.MIN_VALUE;
  private byte[] date = {};

  CsvWriter(Path file) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    out.write("source,entity,field,event_time,knowledge_time,value\n".getBytes(UTF_8));
  }

  /** A line's first three columns, to be used again. */
  static byte[] key(String source, String entity, String field) {
    return (source + "," + entity + "," + field + ",").getBytes(UTF_8);
  }

  void row(byte[] key, long eventTime, long knowledge, int ticks) throws IOException {
    length = 0;
    put(key);
    time(eventTime);
    time(knowledge);
    row[length++] = (byte) ('0' + ticks / 10_000);
    row[length++] = '.';
    digits(ticks % 10_000, 4);
    row[length++] = '\n';
    out.write(row, 0, length);
  }

  private void time(long nanos) {
    long second = Math.floorDiv(nanos, NANOS_PER_SECOND);
    int ofDay = (int) Math.floorMod(second, SECONDS_PER_DAY);
    date(Math.floorDiv(second, SECONDS_PER_DAY));
    put(date);
    digits(ofDay / 3_600, 2);
    row[length++] = ':';
    digits(ofDay / 60 % 60, 2);
    row[length++] = ':';
    digits(ofDay % 60, 2);
    row[length++] = '.';
    digits((int) (Math.floorMod(nanos, NANOS_PER_SECOND) / 1_000), 6);
    row[length++] = 'Z';
    row[length++] = ',';
  }

  private void date(long epochDay) {
    if (epochDay != day) {
      day = epochDay;
      date = (LocalDate.ofEpochDay(epochDay) + "T").getBytes(UTF_8);
    }
  }

  private void digits(int number, int count) {
    int left = number;
    for (int at = length + count - 1; at >= length; at--) {
      row[at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    length += count;
  }

  private void put(byte[] bytes) {
    System.arraycopy(bytes, 0, row, length, bytes.length);
    length += bytes.length;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
