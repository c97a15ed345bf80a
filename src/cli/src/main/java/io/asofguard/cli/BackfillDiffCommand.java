package io.asofguard.cli;

import io.asofguard.backfill.BackfillDiff;
import io.asofguard.backfill.Comparisons;
import io.asofguard.backfill.SeriesDiff;
import io.asofguard.backfill.SeriesDiff.KnowledgeChange;
import io.asofguard.backfill.SeriesDiff.ValueChange;
import io.asofguard.cli.output.RowWriter;
import io.asofguard.store.Store;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description = "Compares a backfill with the live edition: what publishing it would change.",
    footer = {
      "",
      "Example:",
      "  asof backfill diff outage",
      "",
      "Prints a row per series that changes: entity, field, live and staged (rows in the plan's",
      "range), added, changed, removed, largest_value_change with value_change_at (its event time),",
      "largest_knowledge_change (negative: known earlier than it was), first_cutoff (from which on",
      "an answer changes; empty if none does).",
      "A staged backfill is published as it was compared, or not at all: the comparison is noted in",
      "the store. Of one that was published it shows what that has changed."
    })
final class BackfillDiffCommand extends AsofCommand {
  private static final List<String> COLUMNS =
      List.of(
          "entity",
          "field",
          "live",
          "staged",
          "added",
          "changed",
          "removed",
          "largest_value_change",
          "value_change_at",
          "largest_knowledge_change",
          "first_cutoff");

  @Parameters(index = "0", paramLabel = "NAME", description = "A staged or published backfill.")
  private String name = "";

  @Override
  int run(Session session) {
    try (Store store = session.writing()) {
      BackfillDiff diff = new Comparisons(store).compare(name, session.progress());
      session.print(COLUMNS, rows -> diff.differing().forEach(each -> write(each, rows)));
      diff.warnings().forEach(warning -> session.note("warning: " + warning.line()));
      session.note(summary(diff));
    }
    return ExitCode.DONE;
  }

  private static void write(SeriesDiff diff, RowWriter rows) {
    ValueChange value = diff.largestValue();
    KnowledgeChange known = diff.largestKnowledge();
    rows.row(
        diff.series().entity(),
        diff.series().field(),
        diff.live(),
        diff.staged(),
        diff.added(),
        diff.changed(),
        diff.removed(),
        value == null ? null : (Double) value.by(),
        value == null ? null : Times.text(value.eventTime()),
        known == null ? null : known.by().toString(),
        Times.textIfAny(diff.firstCutoff()));
  }

  private static String summary(BackfillDiff diff) {
    Long first = diff.firstCutoff();
    return "%s, compared with snapshot %d: %d of %d series change, %d rows added, %d changed, %d removed; %s; digest %s"
        .formatted(
            diff.plan().name(),
            diff.compared().upon(),
            diff.differing().size(),
            diff.series().size(),
            diff.total(SeriesDiff::added),
            diff.total(SeriesDiff::changed),
            diff.total(SeriesDiff::removed),
            first == null
                ? "no answer changes"
                : "answers change from " + Times.text(first) + " on",
            diff.compared().digest().substring(0, 12));
  }
}
