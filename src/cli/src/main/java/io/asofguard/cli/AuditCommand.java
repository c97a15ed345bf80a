package io.asofguard.cli;

import io.asofguard.cli.output.NumberText;
import io.asofguard.cli.probe.ProbeFile;
import io.asofguard.law.Plain;
import io.asofguard.leak.Rule;
import io.asofguard.leak.audit.Audit;
import io.asofguard.leak.audit.AuditColumns;
import io.asofguard.leak.audit.AuditReport;
import io.asofguard.leak.audit.Audited;
import io.asofguard.leak.audit.AuditedRow;
import io.asofguard.leak.audit.EntityTemplate;
import io.asofguard.leak.audit.FileTest;
import io.asofguard.leak.audit.FirstKnown;
import io.asofguard.leak.audit.Prediction;
import io.asofguard.leak.audit.RowVerdict;
import io.asofguard.leak.audit.SignTest;
import io.asofguard.report.AuditPage;
import io.asofguard.store.Catalog;
import io.asofguard.store.FieldRule;
import io.asofguard.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "audit",
    description = "Holds a file of predictions, from any tool, against what could be known.",
    footer = {
      "",
      "Example:",
      "  asof audit predictions.csv --entity entity --value market_mid --at as_of",
      "  asof audit old.csv.gz --entity-template '{event}/{bucket}' --value mid --at ts \\",
      "    --written-at saved --tz America/New_York --sarif leaks.sarif --html leaks.html",
      "",
      "Prints line,entity,as_of,value,verdict,knowable_value,first_known,excess,rule: a row per",
      "row of the file. The verdict is the first that holds: NO_VALUE (blank), NO_DATA (no such",
      "series), AFTER_WALL, LATE_WRITE (written at or after the wall), OK (the value in force),",
      "OUTDATED (in force before, no longer), LEAK or MATCHES_LATER (first known after as_of),",
      "UNPROVABLE (never known). excess is how long after as_of the value was first known.",
      "",
      "A price can come up later by chance. So such rows are LEAK only if the file as a whole",
      "holds more values that come up later than their mirrors about the value in force do, by",
      "a one-sided sign test at p < 0.001, which is printed; and unless some of its values never",
      "come up and the ticks that the prices lie on explain the rest. Then no leak is claimed,",
      "which is said.",
      "",
      "Exits 1 on any LEAK, AFTER_WALL or LATE_WRITE; 4 if there is none of these, but UNPROVABLE,",
      "NO_DATA, MATCHES_LATER, or AFTER_WALL where that wall was not known by as_of; else 0.",
      "LATE_WRITE has no such milder form: a row written behind a wall counts, whoever knew it."
    })
final class AuditCommand extends AsofCommand {
  private static final List<String> COLUMNS =
      List.of(
          "line",
          "entity",
          "as_of",
          "value",
          "verdict",
          "knowable_value",
          "first_known",
          "excess",
          "rule");

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "CSV, JSONL or a JSON array, gzip by its ending .gz; - is stdin.")
  private String file = "";

  @ArgGroup(multiplicity = "1")
  private EntityOption entity = new EntityOption();

  static final class EntityOption {
    @Option(
        names = "--entity",
        paramLabel = "COL",
        required = true,
        description = "The column of the entity.")
    private @Nullable String column;

    @Option(
        names = "--entity-template",
        paramLabel = "TEMPLATE",
        required = true,
        description = "The entity from several columns, such as '{event}/{bucket}'.")
    private @Nullable String template;

    EntityTemplate template() {
      return template != null
          ? EntityTemplate.parse(template)
          : EntityTemplate.column(String.valueOf(column));
    }
  }

  @Option(
      names = "--field",
      paramLabel = "FIELD",
      description = "The field that the values are of; market_mid if not given.")
  private String field = "market_mid";

  @Option(
      names = "--value",
      required = true,
      paramLabel = "COL",
      description = "The column of the value.")
  private String value = "";

  @Option(
      names = "--at",
      required = true,
      paramLabel = "COL",
      description = "The column of the time that a row claims.")
  private String at = "";

  @Option(
      names = "--written-at",
      paramLabel = "COL",
      description = "The column of when a row was written.")
  private @Nullable String writtenAt;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      description = "How far apart two values may lie and still be the same; 1e-9 if not given.")
  private double tolerance = 1e-9;

  @Mixin private ReportFiles reports = new ReportFiles();
  @Mixin private ZoneOption zone = new ZoneOption();
  @Mixin private EditionOptions options = new EditionOptions();

  @Override
  int run(Session session) {
    reports.check(session.output(), file.equals("-") ? null : Path.of(file), "FILE");
    AuditColumns columns = new AuditColumns(entity.template(), value, at, writtenAt, zone.zone);
    try (ProbeFile probes = new ProbeFile(file, session.io().in());
        Store store = session.reading()) {
      Audit audit =
          new Audit(
              options.edition(store, session), store.catalog().declaredFields(), field, tolerance);
      try (Audited audited = audit.of(new ProbeLines(probes), columns, store.clock().now())) {
        session.print(COLUMNS, rows -> audited.forEach(row -> rows.row(cells(row))));
        note(session, audited);
        hint(session, store.catalog(), audited);
        if (reports.areAsked()) {
          reports.write(
              AuditReport.of(audited, ReportFiles.MOST_FINDINGS), () -> AuditPage.of(audited));
        }
        return ExitCode.of(audited.verdict());
      }
    }
  }

  private static @Nullable Object[] cells(AuditedRow row) {
    Prediction of = row.prediction();
    FirstKnown first = row.first();
    Duration excess = row.excess();
    Rule rule = row.verdict().rule();
    return new @Nullable Object[] {
      of.line(),
      of.entity(),
      Times.text(of.asOf()),
      number(of.value()),
      row.verdict().text(),
      number(row.knowable()),
      first == null ? null : Times.text(first.knowledge()),
      excess == null ? null : excess.toString(),
      rule == null ? null : rule.id()
    };
  }

  private static @Nullable NumberText number(double value) {
    return Double.isNaN(value) ? null : new NumberText(Plain.number(value));
  }

  /** A field that no series has is a slip of the user's, more often than not. */
  private void hint(Session session, Catalog catalog, Audited audited) {
    List<String> fields = catalog.fields().stream().map(FieldRule::field).toList();
    if (audited.counts().containsKey(RowVerdict.NO_DATA) && !fields.contains(field)) {
      String near = Nearest.offer(field, fields);
      session.note(
          "no series has the field '"
              + field
              + "'"
              + (near.isEmpty()
                  ? "; the store has " + String.join(", ", fields) + ": name one with --field"
                  : near));
    }
  }

  private static void note(Session session, Audited audited) {
    if (audited.counts().isEmpty()) {
      session.note(audited.file() + ": has a header and no rows");
      return;
    }
    session.note(audited.file() + ": " + AuditReport.told(audited.counts()));
    FileTest test = audited.test();
    SignTest mirrors = test.mirrors();
    if (!audited.hasLaterMatches() && mirrors.b() + mirrors.c() == 0) {
      return;
    }
    session.note(
        "mirror test: of the values not known by as_of, "
            + mirrors.b()
            + " came up later and their mirrors did not, "
            + mirrors.c()
            + " the other way round; one-sided sign test p = "
            + mirrors.p()
            + (mirrors.isSignificant() ? ": no chance" : ": may be chance"));
    if (mirrors.isSignificant() && test.isContradicted()) {
      session.note(
          "but some of the file's values never came up, and of those that lie on the prices' ticks,"
              + " with their mirrors moved there, it is "
              + test.onPriceGrid().b()
              + " to "
              + test.onPriceGrid().c()
              + ", which may be chance: no leak is claimed");
    }
  }
}
