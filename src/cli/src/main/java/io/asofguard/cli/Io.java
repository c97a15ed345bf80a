package io.asofguard.cli;

import io.asofguard.store.Show;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a process is given: streams, environment, and whether somebody is watching.
 *
 * @param in stdin
 * @param out stdout, for data
 * @param err stderr, for all else
 * @param environment the environment's variables
 * @param outTerminal whether stdout is a terminal
 * @param errTerminal whether stderr is a terminal
 */
record Io(
    InputStream in,
    OutputStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean outTerminal,
    boolean errTerminal) {

  static Io ofProcess() {
    return new Io(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        System.getenv(),
        isTerminal("asof.stdout.tty"),
        isTerminal("asof.stderr.tty"));
  }

  /** The launcher knows; without it, as java -jar, what is printed is taken for a pipe. */
  private static boolean isTerminal(String property) {
    return Boolean.getBoolean(property);
  }

  /** Says something beside the data, on one line. */
  void say(String line) {
    err.println("asof: " + Show.line(line));
  }

  boolean hasColor() {
    return outTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }
}
