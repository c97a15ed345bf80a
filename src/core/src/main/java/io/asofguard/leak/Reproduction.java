package io.asofguard.leak;

import org.jspecify.annotations.Nullable;

/**
 * Writes the command that shows one case alone. A boundary: the command line knows its own words.
 */
@FunctionalInterface
public interface Reproduction {

  /**
   * A command.
   *
   * @param detector its name
   * @param cutoff nanoseconds since the epoch, UTC; null if the case needs all that were tested
   * @return one line for a shell, or for a build tool
   */
  String command(String detector, @Nullable Long cutoff);
}
