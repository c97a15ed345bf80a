package io.asofguard.cli;

import io.asofguard.cli.output.RowWriter;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Knowable;
import io.asofguard.guard.KnowableRow;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import io.asofguard.law.Milestone;
import io.asofguard.law.Revision;
import io.asofguard.store.FieldRule;
import io.asofguard.store.Store;
import java.util.List;
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
      "Prints source,entity,field,event,event_time,knowledge_time,value,retracted: every revision",
      "and retraction known by the cutoff and before the wall of its entity. With --milestones",
      "event,entity,milestone,at,knowledge_time,outcome instead. asof import takes both, and the",
      "copy answers as this store does; times recorded by our clock are claims there."
    })
final class ExportCommand extends AsofCommand {
  private static final List<String> OBSERVATIONS =
      List.of(
          "source",
          "entity",
          "field",
          "event",
          "event_time",
          "knowledge_time",
          "value",
          "retracted");
  private static final List<String> MILESTONES =
      List.of("event", "entity", "milestone", "at", "knowledge_time", "outcome");

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
      ViewOptions view = new ViewOptions(snapshot.number, false, source, basis);
      long cutoff = asked == null ? store.clock().now() : asked;
      Knowable knowable = AsOfGuard.over(store).edition(view).knowable(cutoff);
      if (milestones) {
        session.print(MILESTONES, rows -> knowable.milestones(m -> write(m, rows)));
      } else {
        session.print(OBSERVATIONS, rows -> knowable.rows(row -> write(row, rows)));
        noteWhatIsNotInTheFile(knowable, session);
      }
    }
    return ExitCode.DONE;
  }

  private static void noteWhatIsNotInTheFile(Knowable knowable, Session session) {
    for (FieldRule rule : knowable.declarations()) {
      session.note("before an import elsewhere, declare: " + declaration(rule));
    }
    long late = knowable.wallsLearnedLater();
    if (late > 0) {
      session.note(
          late
              + " entities end at a wall that was not known at the cutoff: that their rows end there"
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

  private static void write(KnowableRow of, RowWriter rows) {
    Revision row = of.row();
    rows.row(
        of.source(),
        of.series().entity(),
        of.series().field(),
        of.event(),
        Times.text(row.eventTime()),
        Times.text(row.knowledge()),
        row.isRetraction() ? null : (Double) row.value(),
        row.isRetraction());
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
