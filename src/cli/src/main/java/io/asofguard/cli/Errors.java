package io.asofguard.cli;

import io.asofguard.api.FutureCutoffException;
import io.asofguard.cli.output.OutputFailure;
import io.asofguard.cli.probe.BadProbesException;
import io.asofguard.ingest.BadFileException;
import io.asofguard.replay.ForecasterException;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Show;
import io.asofguard.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what went wrong, and gives the exit code. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final Pattern CHOICES = Pattern.compile("\\[([A-Z_, ]+)] \\(case-insensitive\\)");

  private final Main main;

  Errors(Main main) {
    this.main = main;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String line = misspelt(e, command, args);
    main.io()
        .say(
            line + (line.endsWith("?") ? " See " : "; see ") + command.qualifiedName() + " --help");
    trace(e);
    return ExitCode.USAGE;
  }

  /** An unknown option or command comes before whatever else is amiss. */
  private static String misspelt(ParameterException e, CommandSpec command, String[] args) {
    Set<String> options = command.optionsMap().keySet();
    for (String arg : args) {
      String name = arg.replaceFirst("=.*", "");
      if (name.startsWith("--") && name.length() > 2 && !isOption(name, command)) {
        return "unknown option '" + name + "'" + Nearest.offer(name, options);
      }
    }
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return decapitalized(e);
    }
    String first = unmatched.getUnmatched().get(0);
    Set<String> commands =
        command.parent() == null ? Commands.names() : command.subcommands().keySet();
    if (unmatched.isUnknownOption()) {
      return "unknown option '" + first + "'";
    }
    return commands.isEmpty()
        ? "one argument too many: '" + first + "'"
        : "no such command: '" + first + "'" + Nearest.offer(first, commands);
  }

  private static boolean isOption(String name, CommandSpec command) {
    return command.optionsMap().containsKey(name) || command.root().optionsMap().containsKey(name);
  }

  private static String decapitalized(Exception e) {
    String text =
        CHOICES
            .matcher(String.valueOf(e.getMessage()))
            .replaceAll(choice -> choice.group(1).toLowerCase(Locale.ROOT));
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof OutputFailure output && output.isReaderGone()) {
      return ExitCode.BAD_DATA;
    }
    main.io().say(line(e));
    trace(e);
    return isRefusal(e) ? ExitCode.USAGE : ExitCode.BAD_DATA;
  }

  private static boolean isRefusal(Exception e) {
    return e instanceof RefusedException
        || e instanceof FutureCutoffException
        || e instanceof DateTimeException;
  }

  private static String line(Exception e) {
    boolean told =
        isRefusal(e)
            || e instanceof StoreException
            || e instanceof BadFileException
            || e instanceof ForecasterException
            || e instanceof BadProbesException
            || e instanceof OutputFailure;
    if (told) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof IOException || e instanceof UncheckedIOException) {
      return "cannot read or write: " + e.getMessage();
    }
    return "a defect of this program, run it again with -vv and report what it prints: " + e;
  }

  private void trace(Exception e) {
    if (main.session().isTracing()) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().map(Show::line).forEach(main.io().err()::println);
    }
  }
}
