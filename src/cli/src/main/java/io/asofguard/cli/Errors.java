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
import org.jspecify.annotations.Nullable;
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

  /** An unknown command, then an unknown option, comes before whatever else is amiss. */
  private static String misspelt(ParameterException e, CommandSpec command, String[] args) {
    String stray = stray(e);
    Set<String> commands =
        command.parent() == null ? Commands.names() : command.subcommands().keySet();
    if (stray != null && !stray.startsWith("-") && !commands.isEmpty()) {
      return "no such command: '" + stray + "'" + Nearest.offer(stray, commands);
    }
    Set<String> options = command.optionsMap().keySet();
    for (String arg : args) {
      String name = arg.replaceFirst("=.*", "");
      if (name.startsWith("--") && name.length() > 2 && !isOption(name, command)) {
        return "unknown option '" + name + "'" + Nearest.offer(name, options);
      }
    }
    if (stray == null) {
      return decapitalized(e);
    }
    return (stray.startsWith("-") ? "unknown option '" : "one argument too many: '") + stray + "'";
  }

  /** The first argument that nothing takes; null if that is not what is amiss. */
  private static @Nullable String stray(ParameterException e) {
    return e instanceof UnmatchedArgumentException unmatched
        ? unmatched.getUnmatched().get(0)
        : null;
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
