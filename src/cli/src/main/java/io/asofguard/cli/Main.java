package io.asofguard.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code asof}. */
@Command(
    name = "asof",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Reads a store as it was known at a cutoff, and refuses what was not.")
public final class Main implements Runnable {

  private Main() {}

  /** Runs one command and leaves with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
