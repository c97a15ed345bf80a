package io.asofguard.replay.exec;

import io.asofguard.store.Show;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a program writes to its stderr: passed on, and its last lines kept for messages. */
final class Complaints {
  private static final int LONGEST_LINE = 1000;
  private static final int KEPT = 3;

  private final Deque<String> last = new ArrayDeque<>();
  private final Thread reader;

  Complaints(InputStream stderr, Consumer<String> notes) {
    LineReader lines = new LineReader(stderr, LONGEST_LINE);
    reader = new Thread(() -> drain(lines, notes), "asof-exec-stderr");
    reader.setDaemon(true);
    reader.start();
  }

  private void drain(LineReader lines, Consumer<String> notes) {
    try {
      for (byte @Nullable [] line = lines.next(); line != null; line = lines.next()) {
        String text = new String(line, StandardCharsets.UTF_8);
        keep(text);
        notes.accept(text);
      }
    } catch (IOException e) {
      // The program is gone, and its stream with it.
      keep("(its stderr broke off: " + e.getMessage() + ")");
    }
  }

  private synchronized void keep(String line) {
    if (!line.isBlank()) {
      last.addLast(line);
      if (last.size() > KEPT) {
        last.removeFirst();
      }
    }
  }

  /** The last words of a program that has ended, as part of a message; empty if it had none. */
  String lastWords() {
    try {
      reader.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return last.isEmpty() ? "" : "; its stderr ends with " + Show.quoted(last);
    }
  }
}
