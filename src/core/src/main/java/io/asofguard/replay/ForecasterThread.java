package io.asofguard.replay;

import io.asofguard.replay.ForecasterException.Extent;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A thread for a forecaster's code alone, so that code that does not come back can be given up: at
 * its time limit, when the process is told to stop, and when it calls {@code System.exit}. Java
 * can't end such a thread; it is interrupted and left behind. Work is given to it by one thread.
 */
final class ForecasterThread implements AutoCloseable {
  private static final Set<ForecasterThread> BUSY = ConcurrentHashMap.newKeySet();
  private static volatile boolean ending;
  private static boolean blamed;

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(ForecasterThread::giveUpAll, "asof-forecaster-end"));
  }

  private final String name;
  private final Duration limit;
  private final ExecutorService executor = Executors.newSingleThreadExecutor(this::thread);
  private volatile @Nullable Thread thread;
  private volatile CompletableFuture<?> coming = new CompletableFuture<>();

  /**
   * A thread that waits for work.
   *
   * @param name of the forecaster, for messages
   * @param limit how long each piece of work may take
   */
  ForecasterThread(String name, Duration limit) {
    this.name = name;
    this.limit = limit;
  }

  private Thread thread(Runnable work) {
    Thread made = new Thread(work, "asof-forecaster");
    made.setDaemon(true);
    thread = made;
    return made;
  }

  /**
   * Does some work there and waits for it.
   *
   * @param awaited what the work gives, for messages
   * @param work the forecaster's code; what it throws unchecked is thrown here too
   * @return what the work gives
   * @throws ForecasterException if it takes too long or ends the process, or the process was told
   *     to stop
   */
  <T> T call(String awaited, Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    coming = result;
    BUSY.add(this);
    try {
      if (ending) {
        giveUpAll();
      }
      executor.execute(() -> complete(result, work));
      return result.get(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      executor.shutdownNow();
      throw new ForecasterException(
          awaited
              + " did not come from "
              + name
              + " within "
              + limit
              + ", so it was given up (--timeout gives it longer); Java can't end its thread, which"
              + " may keep a core busy as long as asof runs");
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
      throw stopped();
    } catch (ExecutionException e) {
      throw passedOn(e);
    } finally {
      BUSY.remove(this);
    }
  }

  private static <T> void complete(CompletableFuture<T> result, Callable<T> work) {
    try {
      result.complete(work.call());
    } catch (Throwable thrown) {
      result.completeExceptionally(thrown);
    }
  }

  private static RuntimeException passedOn(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }

  private ForecasterException stopped() {
    return new ForecasterException(Extent.STOPPED, name + " was given up", null);
  }

  /** The process ends: by a signal, or by a forecaster. Nobody waits any longer. */
  private static synchronized void giveUpAll() {
    ending = true;
    if (!blamed) {
      ExitCall.underWay().ifPresent(ForecasterThread::blame);
    }
    BUSY.forEach(each -> each.coming.completeExceptionally(each.stopped()));
  }

  /** Who called, or all, if it was none of these threads but one that their code had started. */
  private static void blame(ExitCall exit) {
    blamed = true;
    boolean known = BUSY.stream().anyMatch(each -> each.runs(exit.thread()));
    for (ForecasterThread each : BUSY) {
      if (!known || each.runs(exit.thread())) {
        each.coming.completeExceptionally(each.ended(exit.place()));
      }
    }
  }

  /** Whether it can be given more work; not after it was given up. */
  boolean isUsable() {
    return !executor.isShutdown();
  }

  private boolean runs(Thread other) {
    return Objects.equals(thread, other);
  }

  private ForecasterException ended(String place) {
    return new ForecasterException(
        Extent.RUN,
        name
            + " called System.exit at "
            + place
            + ", which ends asof too: a forecaster returns its forecast, or throws",
        null);
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
