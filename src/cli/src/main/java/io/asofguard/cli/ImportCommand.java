package io.asofguard.cli;

import io.asofguard.cli.output.RowWriter;
import io.asofguard.ingest.BadFileException;
import io.asofguard.ingest.FileOptions;
import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.ImportResult;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.SourceFormat;
import io.asofguard.sources.SourceKind;
import io.asofguard.store.Store;
import io.asofguard.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description =
        "Stores files of observations or milestones: one snapshot per file, in the order given.",
    footer = {
      "",
      "Example:",
      "  asof import milestones.csv prices-2026-04.csv.gz",
      "  asof import --tz America/New_York --assume-lag PT15M --dry-run tweets.csv",
      "  asof import --from polymarket-prices --entity elon/200-219 --event elon \\",
      "      --fetched-at 2026-04-11T09:00:00Z prices-history.json",
      "",
      "Prints a row per file: file,read,stored,duplicate,superseded,quarantined,snapshot."
    })
final class ImportCommand extends AsofCommand {
  private static final List<String> COLUMNS =
      List.of("file", "read", "stored", "duplicate", "superseded", "quarantined", "snapshot");

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "CSV or JSONL, or what --from says; gzip by its ending .gz; - is stdin.")
  private List<String> files = List.of();

  @Option(
      names = "--assume-lag",
      paramLabel = "DURATION",
      description = "For rows without a knowledge time: event time plus this (PT15M), as ASSUMED.")
  private @Nullable Duration assumeLag;

  @Mixin private ZoneOption zone = new ZoneOption();

  @Mixin private FormatOptions payload = new FormatOptions();

  @Option(
      names = "--strict",
      description = "Store nothing of a file of which a row would go to quarantine.")
  private boolean strict;

  @Option(names = "--dry-run", description = "Say what would happen; store nothing.")
  private boolean dryRun;

  @Override
  int run(Session session) {
    ImportOptions options =
        new ImportOptions(
            new FileOptions(
                zone.zone,
                assumeLag,
                payload.fetchedAt(zone.zone),
                payload.format(zone.zone, assumeLag != null)),
            payload.source(),
            strict,
            dryRun);
    SourceFormat format = options.files().format();
    if (format != null) {
      format.loadAhead(files);
    }
    try (Store store = session.writing()) {
      Importer importer = new Importer(store, options, session.progress());
      List<ImportResult> done = new ArrayList<>();
      session.print(
          COLUMNS,
          rows ->
              files.forEach(
                  file -> {
                    ImportResult result = imported(file, importer);
                    print(result, rows, session);
                    done.add(result);
                  }));
      EventNotes.say(done, store, session, payload.howToTie());
    }
    return ExitCode.DONE;
  }

  private void print(ImportResult done, RowWriter rows, Session session) {
    rows.row(
        done.file(),
        done.read(),
        done.stored(),
        done.duplicate(),
        done.superseded(),
        done.quarantined(),
        done.snapshot());
    rows.flush();
    done.notes().forEach(note -> session.note(done.file() + ": " + note));
    if (done.firstKeptOut() != null) {
      session.note(done.file() + ": " + keptOut(done));
    }
  }

  private String keptOut(ImportResult done) {
    boolean one = done.quarantined() == 1;
    return done.quarantined()
        + (one ? " row " : " rows ")
        + (dryRun ? "would be" : one ? "was" : "were")
        + (one ? " kept out (" : " kept out (the first at ")
        + done.firstKeptOut()
        + ")"
        + (dryRun ? "" : one ? "; asof quarantine shows it" : "; asof quarantine shows them all");
  }

  private ImportResult imported(String file, Importer importer) {
    try {
      return importer.importFile(file);
    } catch (BadFileException e) {
      Optional<SourceKind> like = payload.isOfSource() ? Optional.empty() : SourceKind.like(file);
      throw like.map(kind -> e.hinted("it looks like --from " + kind.title())).orElse(e);
    } catch (StoreException e) {
      throw new StoreException(file + ": " + e.getMessage(), e);
    }
  }
}
