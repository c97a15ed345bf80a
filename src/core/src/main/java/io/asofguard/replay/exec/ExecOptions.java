package io.asofguard.replay.exec;

import io.asofguard.store.RefusedException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How an external forecaster is run.
 *
 * @param command what the shell is given: {@code sh -c command}
 * @param timeout how long the program may take to start, and for each forecast; positive
 * @param notes gets the lines of the program's stderr, and what is to be said of it; called by
 *     other threads
 */
public record ExecOptions(String command, Duration timeout, Consumer<String> notes) {

  /** How long a program may take where nobody says otherwise. */
  public static final Duration TIMEOUT = Duration.ofMinutes(1);

  /**
   * Checks both.
   *
   * @param command not blank
   * @param timeout positive
   * @param notes gets the lines of the program's stderr
   * @throws RefusedException if the command is blank or the time is not positive
   */
  public ExecOptions {
    if (command.isBlank()) {
      throw new RefusedException("--exec needs a command, such as --exec 'python3 model.py'");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new RefusedException(
          "--exec-timeout must be more than zero, such as PT30S: " + timeout);
    }
  }
}
