package io.asofguard.cli;

import io.asofguard.cli.output.NumberText;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Counted;
import io.asofguard.law.Plain;
import io.asofguard.law.Wall;
import io.asofguard.leak.Baseline;
import io.asofguard.leak.Change;
import io.asofguard.leak.Check;
import io.asofguard.leak.CutoffText;
import io.asofguard.leak.Datum;
import io.asofguard.leak.FailureText;
import io.asofguard.leak.Finding;
import io.asofguard.leak.LeakPlan;
import io.asofguard.leak.LeakReport;
import io.asofguard.leak.LeakTest;
import io.asofguard.leak.Subject;
import io.asofguard.report.LeakPage;
import io.asofguard.report.LeakPicture;
import io.asofguard.report.Page;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "leaktest",
    description = "Runs a forecaster on altered copies of the store, and tells whether it leaks.",
    footer = {
      "",
      "Example:",
      "  asof leaktest --forecaster com.acme.Model --classpath model.jar --event april-3-10 \\",
      "    --cutoffs 2026-04-04T00:00:00Z..2026-04-10T00:00:00Z@PT6H",
      "  asof leaktest --exec 'python3 model.py' --event april-3-10 --detectors poison,order \\",
      "    --cutoffs 2026-04-07T00:00:00Z,2026-04-08T00:00:00Z --baseline accepted.csv",
      "",
      "Detectors: receipts (each read against cutoff and wall), truncation (a store that ends at",
      "the cutoff), poison (all that is hidden is altered), order (in order, reversed, shuffled,",
      "afresh), static (what the bytecode reaches), refusal (SEALED as a signal), late (its",
      "recorded forecasts, at or after the wall), plausibility (notes, never a verdict).",
      "",
      "Prints detector,verdict,rule,cutoff,entity,field,value,event_time,knowledge_time,wall,",
      "wall_set_by,forecast_of,before,after,place,message: a row per finding, or one per detector",
      "that found none: CLEAN, INCONCLUSIVE, or NOT_RUN if there was nothing of its kind to look",
      "at, such as no recorded forecast. The same is told at length beside it, with what was",
      "looked at.",
      "",
      "A baseline is a CSV file with the columns finding,reason: what may be found, and why. What",
      "a finding is called there is told with it.",
      "Exits 0 if it is clean, 1 if it leaks, 4 if neither could be proven: no reads, no wall on",
      "file, two equal runs that differ, or a planted leak that was missed."
    })
final class LeaktestCommand extends AsofCommand {
  private static final List<String> COLUMNS =
      List.of(
          "detector",
          "verdict",
          "rule",
          "cutoff",
          "entity",
          "field",
          "value",
          "event_time",
          "knowledge_time",
          "wall",
          "wall_set_by",
          "forecast_of",
          "before",
          "after",
          "place",
          "message");

  private static final List<String> REPLACED =
      List.of("--cutoffs", "--detectors", "--sarif", "--junit", "--html", "-o", "--baseline");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@,=+-]+");

  @Spec private CommandSpec self;
  @Mixin private ForecasterOptions forecaster = new ForecasterOptions();
  @Mixin private ZoneOption zone = new ZoneOption();

  @Option(
      names = "--event",
      required = true,
      paramLabel = "EVENT",
      description = "The event whose entities are asked.")
  private String event = "";

  @Option(
      names = "--cutoffs",
      required = true,
      paramLabel = "FROM..TO@PT6H",
      description = "The cutoffs: from, to and distance; or instants with commas between.")
  private String cutoffs = "";

  @Option(
      names = "--detectors",
      split = ",",
      paramLabel = "NAME",
      description = "Only these, with commas between; all if not given.")
  private Set<String> detectors = new LinkedHashSet<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the questions, the shuffled order and the noise; 1 if not given.")
  private long seed = 1;

  @Option(
      names = "--boundaries",
      paramLabel = "N|all",
      converter = Boundaries.class,
      description =
          "Changes of inputs around which truncation is tested: so many, evenly spread, or all,"
              + " as if not given. Each costs six forecasts.")
  private int boundaries = LeakPlan.BOUNDARIES;

  static final class Boundaries implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      if (value.equals("all")) {
        return Integer.MAX_VALUE;
      }
      if (!value.matches("[0-9]{1,9}")) {
        throw new TypeConversionException("'" + value + "'; give all, or a number from 0 up");
      }
      return Integer.valueOf(value);
    }
  }

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Findings that are accepted, each with a reason.")
  private @Nullable Path baseline;

  @Mixin private ReportFiles reports = new ReportFiles();

  @Override
  int run(Session session) {
    reports.check(session.output(), baseline, "--baseline");
    Baseline accepted = baseline == null ? Baseline.NONE : Baseline.read(baseline);
    LeakPlan plan = plan();
    LeakTest test = new LeakTest(session.place(), session.clock(), plan, this::again);
    LeakReport report = accepted.apply(test.run(Subject.of(() -> forecaster.source())));
    session.print(
        COLUMNS,
        rows -> report.checks().forEach(check -> rowsOf(check).forEach(row -> rows.row(row))));
    reports.write(report, () -> page(session, report));
    tell(session, report);
    return ExitCode.of(report.verdict());
  }

  private Page page(Session session, LeakReport report) {
    try (Store store = session.reading()) {
      Edition edition = AsOfGuard.over(store).edition(ViewOptions.NEWEST);
      return LeakPage.of(
          "Leak test of " + report.subject(),
          "Asked about " + event + " on altered copies of the store, under seed " + seed + ".",
          report,
          new LeakPicture(report, edition)::addTo);
    }
  }

  private LeakPlan plan() {
    try {
      return new LeakPlan(event, CutoffText.parse(cutoffs, zone.zone), detectors, seed, boundaries);
    } catch (IllegalArgumentException e) {
      throw new RefusedException("--detectors: " + e.getMessage());
    }
  }

  /** The command that was given, for one detector, and for one cutoff if it is told. */
  private String again(String detector, @Nullable Long cutoff) {
    List<String> given = self.commandLine().getParseResult().originalArgs();
    StringBuilder line = new StringBuilder("asof");
    for (Iterator<String> args = given.iterator(); args.hasNext(); ) {
      String arg = args.next();
      boolean kept = cutoff == null && arg.startsWith("--cutoffs");
      if (REPLACED.contains(arg) && !kept) {
        args.next();
      } else if (kept || REPLACED.stream().noneMatch(option -> arg.startsWith(option + "="))) {
        line.append(' ').append(quoted(arg));
      }
    }
    if (cutoff != null) {
      line.append(" --cutoffs ").append(Times.text(cutoff));
    }
    return line.append(" --detectors ").append(detector).toString();
  }

  private static String quoted(String arg) {
    return PLAIN.matcher(arg).matches() ? arg : "'" + arg.replace("'", "'\\''") + "'";
  }

  private static void tell(Session session, LeakReport report) {
    for (Check check : report.checks()) {
      FailureText.of(check).lines().forEach(session::note);
    }
    int accepted = report.accepted().size();
    if (accepted > 0) {
      session.note(
          Counted.of(accepted, "finding is", "findings are") + " accepted by the baseline");
    }
    report.obsolete().forEach(entry -> session.note(entry.told()));
    session.note(report.subject() + " is " + report.verdict());
  }

  private static List<@Nullable Object[]> rowsOf(Check check) {
    if (check.findings().isEmpty()) {
      @Nullable Object[] row = new @Nullable Object[COLUMNS.size()];
      row[0] = check.name();
      row[1] = check.verdict().name();
      row[COLUMNS.size() - 1] = String.join("; ", check.evidence());
      return List.<@Nullable Object[]>of(row);
    }
    return check.findings().stream().<@Nullable Object[]>map(f -> row(check, f)).toList();
  }

  private static @Nullable Object[] row(Check check, Finding f) {
    Datum datum = f.datum();
    Wall wall = f.wall();
    Change change = f.change();
    return new @Nullable Object[] {
      check.name(),
      check.verdict().name(),
      f.rule().id(),
      Times.textIfAny(f.cutoff()),
      f.entity(),
      datum == null ? null : datum.series().field(),
      datum == null ? null : number(datum.value()),
      datum == null ? null : Times.text(datum.eventTime()),
      datum == null ? null : Times.text(datum.knowledge()),
      wall == null ? null : Times.text(wall.at()),
      wall == null ? null : wall.setBy().kind().text(),
      change == null ? null : change.entity(),
      change == null ? null : number(change.before()),
      change == null ? null : number(change.after()),
      f.place() == null ? null : f.place().toString(),
      f.message()
    };
  }

  private static @Nullable NumberText number(double value) {
    return Double.isNaN(value) ? null : new NumberText(Plain.number(value));
  }
}
