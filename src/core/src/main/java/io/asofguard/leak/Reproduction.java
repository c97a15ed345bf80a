package io.asofguard.leak;

/**
 * Writes the command that shows one case alone. A boundary: the command line knows its own words.
 */
@FunctionalInterface
public interface Reproduction {

  /**
   * A command.
   *
   * @param detector its name
   * @param cutoff nanoseconds since the epoch, UTC
   * @return one line for a shell, or for a build tool
   */
  String command(String detector, long cutoff);
}
