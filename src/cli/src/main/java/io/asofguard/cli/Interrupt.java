package io.asofguard.cli;

import io.asofguard.replay.ExitCall;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command end its work when the process is told to stop, which then ends with 130. */
final class Interrupt {
  private static final long PATIENCE_SECONDS = 60;

  private final Thread hook;
  private final CountDownLatch done = new CountDownLatch(1);

  private Interrupt(Runnable stop) {
    this.hook = new Thread(() -> end(stop), "asof-interrupt");
  }

  /**
   * Does some work.
   *
   * @param stop called by another thread if the process is told to stop; makes the work end soon
   * @param work what to do
   */
  static void handledBy(Runnable stop, Runnable work) {
    Interrupt interrupt = new Interrupt(stop);
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    try {
      work.run();
    } finally {
      interrupt.close();
    }
  }

  /** Where a forecaster ends the process, {@link Ending} sees to it. */
  private void end(Runnable stop) {
    if (ExitCall.underWay().isPresent()) {
      return;
    }
    stop.run();
    try {
      done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  private void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It runs, and ends the process.
    }
  }
}
