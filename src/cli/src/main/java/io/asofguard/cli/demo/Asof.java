package io.asofguard.cli.demo;

import java.io.OutputStream;

/** Runs commands of asof in this process. */
public interface Asof {

  /**
   * Runs a command.
   *
   * @param out its stdout
   * @param err its stderr
   * @param args its arguments
   * @return its exit code
   */
  int run(OutputStream out, OutputStream err, String... args);

  /**
   * Runs a command whose stderr is the user's, who may watch its progress there.
   *
   * @param out its stdout
   * @param args its arguments
   * @return its exit code
   */
  int runWatched(OutputStream out, String... args);
}
