package io.asofguard.cli;

import io.asofguard.ingest.Progress;
import io.asofguard.store.Show;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on stderr, with rate and time left, for what takes longer than a moment. */
final class Bar implements Progress {
  private static final long MOMENT = 500_000_000;
  private static final int REFRESH_MILLIS = 200;
  private static final int WIDTH = 100;
  private static final long MEGABYTE = 1_000_000;

  private final Io io;
  private @Nullable ProgressBar bar;
  private @Nullable Vanishing line;

  Bar(Io io) {
    this.io = io;
  }

  @Override
  public void begin(String what, String unit, long total) {
    end();
    boolean bytes = unit.equals("bytes");
    line = new Vanishing(io.err(), width());
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(Show.line(what))
            .setInitialMax(total)
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .setStyle(style())
            .setUnit(bytes ? " MB" : " " + unit, bytes ? MEGABYTE : 1)
            .showSpeed()
            .continuousUpdate()
            .clearDisplayOnFinish()
            .setConsumer(line);
    bar = builder.build();
  }

  private ProgressBarStyle style() {
    return io.hasColor() ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.UNICODE_BLOCK;
  }

  private int width() {
    String columns = io.environment().getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) - 1 : WIDTH;
  }

  @Override
  public void at(long done) {
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  /**
   * A bar that ends before it was drawn once is drawn then, and the library forgets to clear it.
   */
  @Override
  public void end() {
    if (bar != null && line != null) {
      bar.close();
      line.clear();
      bar = null;
    }
  }

  /** Shows nothing for a moment, and leaves no empty line where a bar was. */
  private static final class Vanishing extends ConsoleProgressBarConsumer {
    private final PrintStream err;
    private final long begun = System.nanoTime();
    private boolean isShown;

    Vanishing(PrintStream err, int width) {
      super(err, width);
      this.err = err;
    }

    @Override
    public synchronized void accept(String text) {
      if (System.nanoTime() - begun > MOMENT) {
        super.accept(text);
        isShown = true;
      }
    }

    @Override
    public synchronized void clear() {
      if (isShown) {
        super.clear();
        isShown = false;
      }
    }

    @Override
    public void close() {
      err.flush();
    }
  }
}
