package io.asofguard.cli;

import io.asofguard.replay.ClassForecasters;
import io.asofguard.replay.ForecasterSource;
import io.asofguard.replay.exec.ExecForecasters;
import io.asofguard.replay.exec.ExecOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which forecaster is asked. */
final class ForecasterOptions {
  @Spec(Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--forecaster",
      paramLabel = "CLASS",
      description = "A class that implements io.asofguard.api.Forecaster: its full name.")
  private @Nullable String className;

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      split = ":",
      description = "Jars and folders with that class and what it needs besides the api.")
  private List<Path> classPath = new ArrayList<>();

  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description = "A program that is asked over a pipe; docs/exec-protocol.md says how.")
  private @Nullable String program;

  @Option(
      names = {"--timeout", "--exec-timeout"},
      paramLabel = "DURATION",
      description = "How long it may take to start, and for each forecast; else PT1M.")
  private @Nullable Duration timeout;

  /** The forecasters that the user named; the caller closes it. */
  ForecasterSource source() {
    CommandSpec spec = Objects.requireNonNull(command);
    if ((className == null) == (program == null)) {
      throw new ParameterException(
          spec.commandLine(),
          "name one forecaster, with --forecaster CLASS or with --exec 'COMMAND'");
    }
    return className == null
        ? ofProgram(spec, program)
        : ClassForecasters.load(
            className, classPath, Objects.requireNonNullElse(timeout, ClassForecasters.TIMEOUT));
  }

  private ForecasterSource ofProgram(CommandSpec spec, @Nullable String text) {
    if (!classPath.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--classpath is for --forecaster; leave it out here");
    }
    Session session = ((Main) spec.root().userObject()).session();
    return ExecForecasters.start(
        new ExecOptions(
            Objects.requireNonNull(text),
            Objects.requireNonNullElse(timeout, ExecOptions.TIMEOUT),
            line -> session.note("--exec: " + line)));
  }
}
