package io.asofguard.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

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

    boolean isBlank() {
      return text.isBlank() && problem == null;
    }
  }

  private static final int QUEUED = 1 << 14;
  private static final int CHUNK = 1 << 16;

  /** How long the reader may need to hand on the next line of what it has. */
  private static final long BUSY = TimeUnit.MILLISECONDS.toNanos(20);

  private static final long END_NUMBER = -1;
  private static final Line END = new Line(END_NUMBER, "", null);

  private final BlockingQueue<Line> queue = new ArrayBlockingQueue<>(QUEUED);
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private volatile boolean stopping;
  private volatile boolean waitingForFeed;
  private boolean ended;
  private long read;

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

  /** Makes {@link #take} come to an end soon, after every line that has been read. */
  void stop() {
    stopping = true;
  }

  /** Waits for a line, then takes what comes within the time; empty only at the end or in quiet. */
  List<Line> take(long withinNanos, int most) throws InterruptedException {
    List<Line> taken = new ArrayList<>();
    long deadline = System.nanoTime() + withinNanos;
    while (!ended && taken.size() < most) {
      boolean last = stopping && waitingForFeed;
      Line line = queue.poll(patience(last, deadline), TimeUnit.NANOSECONDS);
      if (line == null) {
        ended = last;
        if (last || !stopping) {
          return taken;
        }
      } else if (line.isEnd()) {
        ended = true;
      } else {
        taken.add(line);
      }
    }
    return taken;
  }

  private long patience(boolean last, long deadline) {
    if (last) {
      return 0;
    }
    return stopping ? BUSY : deadline - System.nanoTime();
  }

  private void read(InputStream in) {
    try {
      byte[] chunk = new byte[CHUNK];
      for (int size = next(in, chunk); size >= 0; size = next(in, chunk)) {
        split(chunk, size);
      }
      if (partial.size() > 0) {
        queue.put(line(++read, partial));
      }
    } catch (IOException e) {
      offer(new Line(++read, partial.toString(UTF_8), "the feed broke off: " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    offer(END);
  }

  /** The next bytes; less than none at the end, and when nobody wants more. */
  private int next(InputStream in, byte[] chunk) throws IOException {
    if (stopping) {
      return -1;
    }
    waitingForFeed = true;
    int size = in.read(chunk);
    waitingForFeed = false;
    return size;
  }

  private void split(byte[] chunk, int size) throws InterruptedException {
    int from = 0;
    for (int at = 0; at < size; at++) {
      if (chunk[at] == '\n') {
        keep(chunk, from, at);
        queue.put(line(++read, partial));
        partial.reset();
        from = at + 1;
      }
    }
    keep(chunk, from, size);
  }

  /** Of a line that is too long no more than shows it. */
  private void keep(byte[] chunk, int from, int to) {
    int room = RecordReader.LONGEST + 1 - partial.size();
    partial.write(chunk, from, Math.min(to - from, room));
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
      String start = bytes.toString(UTF_8).substring(0, 1000);
      return new Line(number, start, "a line longer than 1 MiB; write one object a line");
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
      return new Line(number, text.stripTrailing(), null);
    } catch (CharacterCodingException e) {
      return new Line(number, bytes.toString(StandardCharsets.ISO_8859_1), "unparsable: not UTF-8");
    }
  }
}
