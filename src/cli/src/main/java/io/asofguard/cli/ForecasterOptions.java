package io.asofguard.cli;

import io.asofguard.replay.ClassForecasters;
import io.asofguard.replay.ForecasterSource;
import java.nio.file.Path;
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

  /** The forecasters that the user named; the caller closes it. */
  ForecasterSource source() {
    if (className == null) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(),
          "name a forecaster with --forecaster CLASS");
    }
    return ClassForecasters.load(className, classPath);
  }
}
