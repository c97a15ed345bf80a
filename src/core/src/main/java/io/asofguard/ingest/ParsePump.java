package io.asofguard.ingest;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Parses a file on a thread of its own and hands what comes of it to the caller's thread, in order.
 */
final class ParsePump {
  private static final int QUEUED = 6;

  private final BlockingQueue<Consumer<ParseSink>> queue = new ArrayBlockingQueue<>(QUEUED);
  private @Nullable ParseResult result;
  private @Nullable RuntimeException failure;
  private boolean ended;

  /**
   * Parses the whole file.
   *
   * @param sink is called on the calling thread
   * @throws BadFileException if the file cannot be read as a whole
   */
  static ParseResult parse(InputFile file, ParseContext context, Names names, ParseSink sink) {
    return new ParsePump().run(file, context, names, sink);
  }

  private ParseResult run(InputFile file, ParseContext context, Names names, ParseSink sink) {
    Thread parser = new Thread(() -> parse(file, context, names), "asof-parse");
    parser.setDaemon(true);
    parser.start();
    try {
      while (!ended) {
        queue.take().accept(sink);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadFileException(file.name(), "interrupted; nothing of it was stored", e);
    } finally {
      parser.interrupt();
    }
    if (failure != null) {
      throw failure;
    }
    if (result == null) {
      throw new IllegalStateException("the parser ended without a result");
    }
    return result;
  }

  private void parse(InputFile file, ParseContext context, Names names) {
    try {
      ParseResult parsed = FileParser.parse(file, context, names, new Queueing());
      put(sink -> end(parsed, null));
    } catch (Stopped e) {
      return;
    } catch (RuntimeException e) {
      fail(e);
    } catch (Error e) {
      fail(new IllegalStateException(e));
    }
  }

  /** Nobody listens any more if the sink has failed first: then it is that failure that counts. */
  private void fail(RuntimeException e) {
    try {
      put(sink -> end(null, e));
    } catch (Stopped stopped) {
      return;
    }
  }

  private void end(@Nullable ParseResult parsed, @Nullable RuntimeException e) {
    result = parsed;
    failure = e;
    ended = true;
  }

  private void put(Consumer<ParseSink> message) {
    try {
      queue.put(message);
    } catch (InterruptedException e) {
      throw new Stopped();
    }
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final class Queueing implements ParseSink {
    private static final long PROGRESS_STEP = 1 << 20;
    private long shown;

    @Override
    public void begin(FileKind kind) {
      put(sink -> sink.begin(kind));
    }

    @Override
    public void rows(ObservationRows rows) {
      put(sink -> sink.rows(rows));
    }

    @Override
    public void milestone(MilestoneLine milestone) {
      put(sink -> sink.milestone(milestone));
    }

    @Override
    public void quarantined(QuarantinedLine row) {
      put(sink -> sink.quarantined(row));
    }

    @Override
    public void progress(long bytes, long ofBytes) {
      if (bytes - shown >= PROGRESS_STEP) {
        shown = bytes;
        put(sink -> sink.progress(bytes, ofBytes));
      }
    }
  }
}
