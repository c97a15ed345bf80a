package io.asofguard.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code asof}. */
@Command(
    name = "asof",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    usageHelpWidth = 100,
    description = "Reads a store as it was known at a cutoff, and refuses what was not.",
    footer = {
      "",
      "Example:",
      "  asof import milestones.csv prices.csv.gz",
      "  asof read elon/200-219 market_mid --as-of 2026-04-08T12:00:00Z",
      "",
      "Exit codes: 0 done, 1 a check found something, 2 wrong usage or refused, 3 bad data or I/O,",
      "4 inconclusive, 130 interrupted. asof COMMAND --help says more about one command."
    })
public final class Main implements Runnable {

  @Mixin private GlobalOptions options = new GlobalOptions();
  @Spec private CommandSpec spec;
  private final Io io;

  private Main(Io io) {
    this.io = io;
  }

  /** Runs one command and leaves with its exit code. */
  public static void main(String[] args) {
    Io io = Io.ofProcess();
    Ending ending = Ending.watch(io);
    System.setOut(System.err); // what a forecaster prints must not get among the data
    ending.with(ended(io, args));
  }

  /** What no command can handle is no finding: the exit code of that is another's. */
  private static int ended(Io io, String... args) {
    try {
      return run(io, args);
    } catch (OutOfMemoryError e) {
      io.say("out of memory; ask for less at once, or give more: ASOF_JAVA_OPTS=-Xmx4g");
    } catch (StackOverflowError | LinkageError e) {
      io.say("a defect of this program, or of what it was given to run: " + e);
    }
    return ExitCode.BAD_DATA;
  }

  /** Runs one command; returns its exit code. */
  static int run(Io io, String... args) {
    return Commands.line(new Main(io), args).execute(args);
  }

  /** All commands, for completion and tests. */
  static CommandLine whole(Io io) {
    return Commands.line(new Main(io));
  }

  Io io() {
    return io;
  }

  Session session() {
    return new Session(io, options);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
