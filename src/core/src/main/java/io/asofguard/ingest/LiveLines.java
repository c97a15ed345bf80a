package io.asofguard.ingest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The lines of a live feed, read on a thread of its own, so that a silent feed blocks nobody. */
final class LiveLines {

  /**
   * One line.
   *
   * @param number counted from 1
   * @param text without its line end
   * @param problem why it cannot be used, or null
   */
  record Line(long number, String text, @Nullable String problem) {
    boolean isEnd() {
      return number == END_NUMBER;
    }
  }

  private static final int QUEUED = 1 << 14;
  private static final long END_NUMBER = -1;
  private static final Line END = new Line(END_NUMBER, "", null);

  private final BlockingQueue<Line> queue = new ArrayBlockingQueue<>(QUEUED);
  private volatile boolean stopping;
  private boolean ended;

  static LiveLines of(InputStream in) {
    LiveLines lines = new LiveLines();
    Thread reader = new Thread(() -> lines.read(in), "asof-feed");
    reader.setDaemon(true);
    reader.start();
    return lines;
  }

  boolean ended() {
    return ended;
  }

  /** Makes {@link #take} come to an end soon, after what has been read. */
  void stop() {
    stopping = true;
  }

  /** Waits for a line, then takes what comes within the time; empty only at the end or in quiet. */
  List<Line> take(long withinNanos, int most) throws InterruptedException {
    List<Line> taken = new ArrayList<>();
    long deadline = System.nanoTime() + withinNanos;
    while (!ended && taken.size() < most) {
      long left = stopping ? 0 : deadline - System.nanoTime();
      Line line = queue.poll(left, TimeUnit.NANOSECONDS);
      if (line == null) {
        ended = stopping;
        return taken;
      }
      if (line.isEnd()) {
        ended = true;
      } else {
        taken.add(line);
      }
    }
    return taken;
  }

  private void read(InputStream in) {
    try (BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long number = 0;
      int next;
      while ((next = bytes.read()) >= 0) {
        if (next == '\n') {
          queue.put(line(++number, line));
          line.reset();
        } else if (line.size() <= RecordReader.LONGEST) {
          line.write(next);
        }
      }
      if (line.size() > 0) {
        queue.put(line(++number, line));
      }
    } catch (IOException e) {
      offer(new Line(0, "", "the feed broke off: " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    offer(END);
  }

  private void offer(Line line) {
    try {
      queue.put(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Line line(long number, ByteArrayOutputStream bytes) {
    if (bytes.size() > RecordReader.LONGEST) {
      String start = bytes.toString(StandardCharsets.UTF_8).substring(0, 1000);
      return new Line(number, start, "a line longer than 1 MiB; write one object a line");
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
      return new Line(number, text.stripTrailing(), null);
    } catch (CharacterCodingException e) {
      return new Line(number, bytes.toString(StandardCharsets.ISO_8859_1), "unparsable: not UTF-8");
    }
  }
}
