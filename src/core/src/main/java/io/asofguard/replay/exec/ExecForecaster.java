package io.asofguard.replay.exec;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.replay.ForecasterException;
import io.asofguard.replay.ForecasterException.Extent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A forecaster in another language: an external program that speaks the protocol of {@code
 * docs/exec-protocol.md} over its stdin and stdout.
 *
 * <p>The program is started at the first question and sees what it asks for and is answered, out of
 * the view of the open question alone. It is a process of the same user, with the same rights: what
 * it could open by itself, such as the store's file, the guard does not keep from it.
 *
 * <p>A failure ({@link ForecasterException}) ends the program; the next question starts a new one,
 * unless its answers may depend on earlier questions. Used by one thread at a time.
 */
public final class ExecForecaster implements Forecaster, AutoCloseable {
  private final ExecOptions options;
  private final Consumer<String> notes;
  private @Nullable Program program;
  private boolean memoryLost;

  /**
   * A program that is not started yet.
   *
   * @param options the command, its limits, and where its stderr goes
   */
  public ExecForecaster(ExecOptions options) {
    this.options = options;
    this.notes = new Limited(options.notes());
  }

  /**
   * Asks the program.
   *
   * @throws ForecasterException if it breaks the protocol, dies, or takes too long
   */
  @Override
  public Forecast forecast(AsOf view, Question question) {
    if (memoryLost) {
      throw new ForecasterException(
          Extent.RUN,
          "the program failed at an earlier cutoff and its answers depend on earlier questions"
              + " (reuse is in-order): start the run again",
          null);
    }
    Program running = running();
    Reuse reuse = running.ready().reuse();
    program = null;
    memoryLost = reuse == Reuse.IN_ORDER;
    Forecast forecast = asked(running, view, question);
    memoryLost = false;
    if (reuse == Reuse.NEVER) {
      running.finish();
    } else {
      program = running;
    }
    return forecast;
  }

  /** One that remembered can't be started anew. */
  private Forecast asked(Program running, AsOf view, Question question) {
    try {
      return running.ask(view, question);
    } catch (ForecasterException e) {
      throw memoryLost ? e.ofRun() : e;
    }
  }

  /**
   * Whether the program says that its answers may depend on earlier questions. Starts it if it is
   * not running.
   *
   * @throws ForecasterException if it does not get ready
   */
  @Override
  public boolean isStateful() {
    return running().ready().reuse() == Reuse.IN_ORDER;
  }

  /**
   * What the program says of its own version. Starts it if it is not running.
   *
   * @return in its own words; empty if it says nothing
   * @throws ForecasterException if it does not get ready
   */
  public String version() {
    return running().ready().version();
  }

  private Program running() {
    if (program == null) {
      program = Program.start(options, notes);
    }
    return program;
  }

  /** Ends the program, if it runs. */
  @Override
  public void close() {
    if (program != null) {
      program.dismiss(notes);
      program = null;
    }
  }
}
