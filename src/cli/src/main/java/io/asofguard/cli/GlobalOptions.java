package io.asofguard.cli;

import io.asofguard.cli.output.Format;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before its name or after it. */
final class GlobalOptions {
  @Option(
      names = "--store",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The store's folder; else the variable ASOF_STORE, else asof-store here.")
  @Nullable Path store;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      description = "table, csv, json or jsonl; table on a terminal, csv in a pipe.")
  @Nullable Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Write the data to a file: whole, or not at all.")
  @Nullable Path output;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "No notes and no progress; errors only.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Say more; twice (-vv) with stack traces.")
  boolean[] verbose = {};

  @Option(
      names = "--now",
      paramLabel = "TS",
      scope = ScopeType.INHERIT,
      description = "The clock for reads, for tests and demos.")
  @Nullable String now;
}
