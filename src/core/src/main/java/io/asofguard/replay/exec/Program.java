package io.asofguard.replay.exec;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Question;
import io.asofguard.replay.ForecasterException;
import io.asofguard.replay.ForecasterException.Extent;
import io.asofguard.store.Show;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running program. It is talked to by a thread of its own, so that one that says nothing can be
 * given up, whoever still holds its pipes.
 */
final class Program {
  private static final Duration TO_END = Duration.ofSeconds(5);

  private final ExecOptions options;
  private final Child child;
  private final Conversation conversation;
  private final ExecutorService talker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "asof-exec");
            thread.setDaemon(true);
            return thread;
          });
  private final @Nullable Ready ready;
  private long asked;

  private Program(ExecOptions options, Consumer<String> notes) {
    this.options = options;
    this.child = Child.start(options.command(), notes);
    this.conversation = new Conversation(child);
    this.ready = withinTime("its ready", conversation::greet);
  }

  /** Starts it, and waits until it is ready. */
  static Program start(ExecOptions options, Consumer<String> notes) {
    return new Program(options, notes);
  }

  Ready ready() {
    return Objects.requireNonNull(ready);
  }

  Forecast ask(AsOf view, Question question) {
    long id = ++asked;
    return withinTime("its forecast", () -> conversation.ask(view, question, id));
  }

  /** The end of a program that has answered its only question. */
  void finish() {
    String left = withinTime("its end", this::leftOver);
    talker.shutdown();
    if (!left.isEmpty()) {
      throw failed(left);
    }
  }

  private String leftOver() throws IOException {
    if (!child.endsWithin(TO_END)) {
      child.kill();
      return "it gave its forecast and did not end within "
          + TO_END
          + ", so it was killed; a program that takes more questions says so in its ready";
    }
    byte[] after = child.nextLine();
    if (after != null) {
      return "it wrote after its forecast: "
          + Show.quoted(new String(after, StandardCharsets.UTF_8));
    }
    return child.exitCode() == 0 ? "" : "after its forecast it " + child.end() + child.lastWords();
  }

  /** The end of a program that would take more questions; what is amiss with it is only noted. */
  void dismiss(Consumer<String> notes) {
    if (!child.endsWithin(TO_END)) {
      notes.accept("did not end within " + TO_END + " of the last question, so it was killed");
    } else if (child.exitCode() != 0 && !child.isInterrupted()) {
      notes.accept("after its last forecast it " + child.end() + child.lastWords());
    }
    kill();
  }

  void kill() {
    child.kill();
    talker.shutdownNow();
  }

  private <T> T withinTime(String awaited, Callable<T> talk) {
    Future<T> talking = talker.submit(talk);
    try {
      return talking.get(TimeUnit.NANOSECONDS.convert(options.timeout()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      kill();
      throw failed(
          awaited
              + " did not come within "
              + options.timeout()
              + (conversation.answered() > 0
                  ? ", after " + conversation.answered() + " requests"
                  : "")
              + ", so it was killed; --exec-timeout gives it longer"
              + child.lastWords());
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw new ForecasterException(Extent.STOPPED, "interrupted, and killed", e);
    } catch (ExecutionException e) {
      kill();
      if (e.getCause() instanceof ForecasterException told) {
        throw failed(String.valueOf(told.getMessage()));
      }
      throw passedOn(e);
    }
  }

  /** What went wrong on the guard's side. */
  private static RuntimeException passedOn(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }

  private ForecasterException failed(String what) {
    return new ForecasterException(
        extent(), "--exec " + Show.quoted(options.command()) + ": " + what, null);
  }

  /** A command that is not there won't be there at the next cutoff. */
  private Extent extent() {
    if (child.isInterrupted()) {
      return Extent.STOPPED;
    }
    return ready == null && child.isNotFound() ? Extent.RUN : Extent.CUTOFF;
  }
}
