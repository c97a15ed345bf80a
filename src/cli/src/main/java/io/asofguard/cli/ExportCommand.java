package io.asofguard.cli;

import io.asofguard.cli.output.Format;
import io.asofguard.cli.output.RowWriter;
import io.asofguard.cli.output.Target;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Knowable;
import io.asofguard.guard.KnowableRow;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import io.asofguard.law.Counted;
import io.asofguard.law.Milestone;
import io.asofguard.law.Revision;
import io.asofguard.sources.ParquetFile;
import io.asofguard.store.FieldRule;
import io.asofguard.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = "Writes what was knowable at a cutoff, and nothing else, as a file for any tool.",
    footer = {
      "",
      "Example:",
      "  asof export --as-of 2026-04-08T12:00:00Z -o known.csv",
      "  asof export --as-of 2026-04-08T12:00:00Z --milestones -o milestones.csv",
      "  asof import --store copy milestones.csv known.csv",
      "",
      "Prints source,entity,field,event,event_time,knowledge_time,value,retracted,basis: every",
      "revision and retraction known by the cutoff and before the wall of its entity. With",
      "--milestones those known by the cutoff: event,entity,milestone,at,knowledge_time,outcome.",
      "",
      "asof import takes both, after the fields are declared (asof field) that are declared here.",
      "The copy then answers as this store does, but for three things, and the first two are said:",
      "walls that were not known at the cutoff are not there; a knowledge time that is ASSUMED or",
      "RECORDED here is CLAIMED there; and there is one snapshot.",
      "",
      "--format parquet -o FILE writes Parquet, by DuckDB's driver, with times as instants in",
      "nanoseconds: asof import --from table takes it back."
    })
final class ExportCommand extends AsofCommand {
  private static final List<ParquetFile.Column> OBSERVATIONS =
      List.of(
          new ParquetFile.Column("source", ParquetFile.Type.TEXT),
          new ParquetFile.Column("entity", ParquetFile.Type.TEXT),
          new ParquetFile.Column("field", ParquetFile.Type.TEXT),
          new ParquetFile.Column("event", ParquetFile.Type.TEXT),
          new ParquetFile.Column("event_time", ParquetFile.Type.TIME),
          new ParquetFile.Column("knowledge_time", ParquetFile.Type.TIME),
          new ParquetFile.Column("value", ParquetFile.Type.NUMBER),
          new ParquetFile.Column("retracted", ParquetFile.Type.TRUTH),
          new ParquetFile.Column("basis", ParquetFile.Type.TEXT));
  private static final List<ParquetFile.Column> MILESTONES =
      List.of(
          new ParquetFile.Column("event", ParquetFile.Type.TEXT),
          new ParquetFile.Column("entity", ParquetFile.Type.TEXT),
          new ParquetFile.Column("milestone", ParquetFile.Type.TEXT),
          new ParquetFile.Column("at", ParquetFile.Type.TIME),
          new ParquetFile.Column("knowledge_time", ParquetFile.Type.TIME),
          new ParquetFile.Column("outcome", ParquetFile.Type.TEXT));

  @Option(names = "--as-of", paramLabel = "TS", description = "The cutoff, inclusive; else now.")
  private @Nullable String asOf;

  @Option(names = "--milestones", description = "The milestones instead of the observations.")
  private boolean milestones;

  @Option(
      names = "--basis",
      paramLabel = "BASIS",
      description = "RECORDED, CLAIMED or ASSUMED: leave rows of a weaker basis out.")
  private Basis basis = Basis.ASSUMED;

  @Option(names = "--source", paramLabel = "SOURCE", description = "Rows of this source only.")
  private @Nullable String source;

  @Mixin private ZoneOption zone = new ZoneOption();
  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Override
  int run(Session session) {
    Long asked = Times.parseIfGiven("--as-of", asOf, zone.zone);
    try (Store store = session.reading()) {
      EditionOptions.checkSource(source, store, session);
      ViewOptions view = new ViewOptions(snapshot.number, false, source, basis);
      long cutoff = asked == null ? store.clock().now() : asked;
      Knowable knowable = AsOfGuard.over(store).edition(view).knowable(cutoff);
      if (milestones) {
        print(MILESTONES, rows -> knowable.milestones(m -> write(m, rows)), session);
      } else {
        long[] assumed = {0};
        print(OBSERVATIONS, rows -> knowable.rows(row -> assumed[0] += write(row, rows)), session);
        noteAssumed(assumed[0], session);
        noteWhatIsNotInTheFile(knowable, session);
      }
    }
    return ExitCode.DONE;
  }

  private static void print(
      List<ParquetFile.Column> columns, Consumer<RowWriter> body, Session session) {
    List<String> names = columns.stream().map(ParquetFile.Column::name).toList();
    Path parquet = session.parquet();
    if (parquet == null) {
      session.print(names, body);
      return;
    }
    Path csv = parquet.resolveSibling("." + parquet.getFileName() + ".csv");
    try {
      try (Target target = Target.file(csv)) {
        try (RowWriter rows = Format.CSV.open(names, target.stream())) {
          body.accept(rows);
        }
        target.commit();
      }
      ParquetFile.write(csv, parquet, columns);
    } finally {
      csv.toFile().delete();
    }
  }

  private static void noteWhatIsNotInTheFile(Knowable knowable, Session session) {
    for (FieldRule rule : knowable.declarations()) {
      session.note("before an import elsewhere, declare: " + declaration(rule));
    }
    long late = knowable.wallsLearnedLater();
    if (late > 0) {
      session.note(
          Counted.of(
                  late,
                  "entity ends at a wall that was not known at the cutoff: that its rows end there",
                  "entities end at a wall that was not known at the cutoff: that their rows end"
                      + " there")
              + " is news from after it");
    }
  }

  private static String declaration(FieldRule rule) {
    return "asof field "
        + rule.field()
        + " --kind "
        + rule.kind()
        + (rule.min() == null ? "" : " --min " + rule.min())
        + (rule.max() == null ? "" : " --max " + rule.max());
  }

  private static void noteAssumed(long rows, Session session) {
    if (rows > 0) {
      session.note(
          Counted.of(rows, "row has", "rows have")
              + " a knowledge time that is ASSUMED from a lag, and asof import takes it for a"
              + " claim; --basis CLAIMED leaves them out");
    }
  }

  /** Returns 1 if its knowledge time is assumed. */
  private static int write(KnowableRow of, RowWriter rows) {
    Revision row = of.row();
    rows.row(
        of.source(),
        of.series().entity(),
        of.series().field(),
        of.event(),
        Times.text(row.eventTime()),
        Times.text(row.knowledge()),
        row.isRetraction() ? null : (Double) row.value(),
        row.isRetraction(),
        of.basis().name());
    return of.basis() == Basis.ASSUMED ? 1 : 0;
  }

  private static void write(Milestone m, RowWriter rows) {
    rows.row(
        m.event(),
        m.entity(),
        m.kind().text(),
        Times.textIfAny(m.at()),
        Times.text(m.knowledge()),
        m.outcome());
  }
}
