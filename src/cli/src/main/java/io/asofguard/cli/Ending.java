package io.asofguard.cli;

import io.asofguard.replay.ExitCall;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The end of the process, whoever brings it about. A signal is told. Where a forecaster called
 * {@code System.exit}, the command, which hears of that as of any failure, comes to its own end
 * first, and its exit code is the one that counts.
 */
final class Ending {
  private static final long PATIENCE_SECONDS = 60;

  private final Io io;
  private final Thread hook = new Thread(this::end, "asof-end");
  private final CompletableFuture<Integer> code = new CompletableFuture<>();

  private Ending(Io io) {
    this.io = io;
  }

  static Ending watch(Io io) {
    Ending ending = new Ending(io);
    Runtime.getRuntime().addShutdownHook(ending.hook);
    return ending;
  }

  private void end() {
    if (ExitCall.underWay().isEmpty()) {
      io.say("interrupted; the store is whole");
      return;
    }
    Runtime.getRuntime().halt(codeOfCommand());
  }

  private int codeOfCommand() {
    try {
      int given = code.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return given == ExitCode.DONE ? ExitCode.BAD_DATA : given;
    } catch (TimeoutException | ExecutionException e) {
      return ExitCode.BAD_DATA;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.BAD_DATA;
    }
  }

  /** Ends the process. */
  void with(int exit) {
    code.complete(exit);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already.
    }
    System.exit(exit);
  }
}
