package io.asofguard.cli;

import io.asofguard.law.MilestoneKind;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/**
 * The commands, in the order in which help shows them.
 *
 * <p>Only those whose names occur among the arguments are made: reading the annotations of all of
 * them takes longer than a small read.
 */
final class Commands {
  private static final Map<String, Supplier<Object>> ALL = new LinkedHashMap<>();
  private static final List<String> NEED_ALL = List.of("-h", "--help", "completion");

  static {
    ALL.put("demo", DemoCommand::new);
    ALL.put("import", ImportCommand::new);
    ALL.put("milestone", MilestoneCommand::new);
    ALL.put("field", FieldCommand::new);
    ALL.put("record", RecordCommand::new);
    ALL.put("list", ListCommand::new);
    ALL.put("read", ReadCommand::new);
    ALL.put("join", JoinCommand::new);
    ALL.put("outcome", OutcomeCommand::new);
    ALL.put("history", HistoryCommand::new);
    ALL.put("wall", WallCommand::new);
    ALL.put("snapshots", SnapshotsCommand::new);
    ALL.put("quarantine", QuarantineCommand::new);
    ALL.put("backfill", BackfillCommand::new);
    ALL.put("replay", ReplayCommand::new);
    ALL.put("forecast", ForecastCommand::new);
    ALL.put("runs", RunsCommand::new);
    ALL.put("score", ScoreCommand::new);
    ALL.put("audit", AuditCommand::new);
    ALL.put("report", ReportCommand::new);
    ALL.put("export", ExportCommand::new);
    ALL.put("leaktest", LeaktestCommand::new);
    ALL.put("verify", VerifyCommand::new);
    ALL.put("rebuild", RebuildCommand::new);
    ALL.put("backup", BackupCommand::new);
    ALL.put("doctor", DoctorCommand::new);
    ALL.put("completion", CompletionCommand::new);
  }

  private Commands() {}

  static CommandLine line(Main main, String... args) {
    List<String> given = Arrays.asList(args);
    List<String> named = ALL.keySet().stream().filter(given::contains).toList();
    boolean all = named.isEmpty() || NEED_ALL.stream().anyMatch(given::contains);
    CommandLine line = new CommandLine(main);
    ALL.forEach(
        (name, command) -> {
          if (all || named.contains(name)) {
            line.addSubcommand(name, command.get());
          }
        });
    return configured(line, main.io(), new Errors(main));
  }

  /** All names, though only some of the commands may be made. */
  static Set<String> names() {
    return ALL.keySet();
  }

  private static CommandLine configured(CommandLine line, Io io, Errors errors) {
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
    Ansi color = io.hasColor() ? Ansi.ON : Ansi.OFF;
    return line.setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAllowSubcommandsAsOptionParameters(true)
        .setColorScheme(Help.defaultColorScheme(color))
        .setOut(new PrintWriter(io.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(io.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .registerConverter(Duration.class, Times::duration)
        .registerConverter(ZoneId.class, Zones::parse)
        .registerConverter(MilestoneKind.class, Kinds::milestone);
  }
}
