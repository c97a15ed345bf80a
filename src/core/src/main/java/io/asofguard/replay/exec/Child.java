package io.asofguard.replay.exec;

import io.asofguard.replay.ForecasterException;
import io.asofguard.store.Show;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The process of an external forecaster, with all that it starts. */
final class Child {
  static final int LONGEST_LINE = 1 << 20;

  /** Those still alive, for the end of this process. */
  private static final Set<Child> LIVING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Child::killAll, "asof-exec-kill"));
  }

  /** What the shell says of a command that is not there, or may not be run. */
  private static final Set<Integer> NOT_RUN = Set.of(126, 127);

  private static final int ENDED_BY_SIGINT = 128 + 2;

  /** Half a second in all. */
  private static final int LOOKS = 100;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  private static volatile boolean ending;

  private final Process process;
  private final LineReader lines;
  private final OutputStream stdin;
  private final Complaints complaints;
  private final Consumer<String> notes;

  private Child(Process process, Consumer<String> notes) {
    this.process = process;
    this.notes = notes;
    this.lines = new LineReader(process.getInputStream(), LONGEST_LINE);
    this.stdin = new BufferedOutputStream(process.getOutputStream());
    this.complaints = new Complaints(process.getErrorStream(), notes);
  }

  /** Gives a command to the shell, in the folder of this process. */
  static Child start(String command, Consumer<String> notes) {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    prepare(builder.environment());
    try {
      Child child = new Child(builder.start(), notes);
      LIVING.add(child);
      if (ending) {
        child.kill();
      }
      return child;
    } catch (IOException e) {
      throw new ForecasterException(
          "cannot start a shell for " + Show.quoted(command) + ": " + e.getMessage(), e);
    }
  }

  private static void killAll() {
    ending = true;
    LIVING.forEach(Child::kill);
  }

  /** Whether it is gone because somebody told this process, or both, to stop. */
  boolean isInterrupted() {
    return ending || (!process.isAlive() && exitCode() == ENDED_BY_SIGINT);
  }

  /** Whether the shell found nothing that it could run. */
  boolean isNotFound() {
    return !process.isAlive() && NOT_RUN.contains(exitCode());
  }

  /** Where the store is must not be read off the environment, and sets must not be shuffled. */
  static void prepare(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("ASOF_"));
    environment.putIfAbsent("PYTHONHASHSEED", "0");
  }

  /** The next line of its stdout; null at the end. */
  byte @Nullable [] nextLine() throws IOException {
    return lines.next();
  }

  OutputStream stdin() {
    return stdin;
  }

  /** Tells it that there is no more, and waits for its end. What it leaves behind is killed. */
  boolean endsWithin(Duration limit) {
    List<ProcessHandle> started = process.descendants().toList();
    boolean ended = closesWithin(limit);
    if (ended) {
      awaitEnd(started);
    }
    long left = started.stream().filter(Child::isRunning).count();
    started.forEach(ProcessHandle::destroyForcibly);
    if (ended && left > 0) {
      notes.accept("left processes behind, which were killed: " + left);
    }
    return ended;
  }

  /**
   * Helpers that end when their parent has, such as those of Python's multiprocessing, get a moment
   * for it. {@link ProcessHandle#onExit} looks too seldom at processes that this one did not start.
   */
  private static void awaitEnd(List<ProcessHandle> started) {
    for (int look = 0; look < LOOKS && started.stream().anyMatch(Child::isRunning); look++) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** Of one that has ended there is no command, though it counts as alive until it is reaped. */
  private static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private boolean closesWithin(Duration limit) {
    try {
      stdin.close();
    } catch (IOException e) {
      // It had closed its end already: that it doesn't listen is no reason not to wait for it.
    }
    return hasEnded(limit);
  }

  private boolean hasEnded(Duration limit) {
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (ended) {
        LIVING.remove(this);
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  int exitCode() {
    return process.exitValue();
  }

  /** How it ended, for a message; kills it if it only closed its stdout. */
  String end() {
    String how =
        hasEnded(Duration.ofSeconds(1))
            ? "ended with exit code " + exitCode()
            : "closed its stdout";
    kill();
    return how;
  }

  /** The end of its stderr, to be added to a message; may be empty. */
  String lastWords() {
    return complaints.lastWords();
  }

  /**
   * The shell first, so that it starts nothing anew. By its handle, because the process itself
   * would close its stderr too, and with it what it said last.
   */
  void kill() {
    List<ProcessHandle> started = process.descendants().toList();
    process.toHandle().destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
    LIVING.remove(this);
  }
}
