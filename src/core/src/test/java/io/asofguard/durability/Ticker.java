package io.asofguard.durability;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A live feed: counts from a number up to {@link #LAST}, if paced some lines a millisecond. */
final class Ticker extends InputStream {
  static final int LAST = 25_000;
  private static final int PER_MILLISECOND = 10;
  private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

  private final boolean paced;
  private byte[] line = {};
  private int at;
  private int next;

  Ticker(int from, boolean paced) {
    this.paced = paced;
    next = from;
  }

  static Instant eventTime(int number) {
    return FIRST.plusSeconds(number);
  }

  @Override
  public int read() {
    if (at == line.length) {
      if (next > LAST) {
        return -1;
      }
      fill();
    }
    return line[at++];
  }

  /** Hands on what there is, as a pipe does. */
  @Override
  public int read(byte[] to, int from, int most) {
    if (most == 0) {
      return 0;
    }
    int first = read();
    if (first < 0) {
      return -1;
    }
    int rest = Math.min(most - 1, line.length - at);
    to[from] = (byte) first;
    System.arraycopy(line, at, to, from + 1, rest);
    at += rest;
    return rest + 1;
  }

  private void fill() {
    if (paced && next % PER_MILLISECOND == 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    line =
        "{\"source\":\"feed\",\"entity\":\"live\",\"field\":\"count\",\"event_time\":\"%s\",\"value\":%d}\n"
            .formatted(eventTime(next), next)
            .getBytes(StandardCharsets.UTF_8);
    at = 0;
    next++;
  }
}
