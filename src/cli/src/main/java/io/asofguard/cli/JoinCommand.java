package io.asofguard.cli;

import io.asofguard.cli.probe.Probe;
import io.asofguard.cli.probe.ProbeFile;
import io.asofguard.guard.Edition;
import io.asofguard.ingest.Progress;
import io.asofguard.store.Store;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "join",
    description =
        "Reads a value for every row of a file, each as it was known at the row's cutoff.",
    footer = {
      "",
      "Example:",
      "  asof join probes.csv -o features.csv",
      "  cut -d, -f1-3 big.csv | asof join - --prefix mid_ --max-age PT30M",
      "",
      "PROBES is CSV or JSON with the columns entity, field, cutoff, event_time (may be missing",
      "or empty: the cutoff) and any of your own. Every row comes out again, in order, followed by",
      "status (KNOWN, UNKNOWN, SEALED, STALE or FUTURE), value, value_event_time,",
      "value_knowledge_time, basis."
    })
final class JoinCommand extends AsofCommand {
  private static final int ROWS_PER_REPORT = 256;

  /** From about 100,000 probes on it pays to open the index before the first. */
  private static final long LARGE = 8_000_000;

  @Parameters(
      index = "0",
      paramLabel = "PROBES",
      description = "CSV, JSONL or a JSON array, gzip by its ending .gz; - is stdin.")
  private String file = "";

  @Option(
      names = "--prefix",
      paramLabel = "P",
      description = "Put this before the names of the answer's columns.")
  private String prefix = "";

  @Mixin private ZoneOption zone = new ZoneOption();
  @Mixin private ReadOptions options = new ReadOptions();

  @Override
  int run(Session session) {
    try (ProbeFile probes = new ProbeFile(file, session.io().in());
        Store store = session.reading()) {
      JoinColumns columns = JoinColumns.of(probes, prefix);
      Edition edition = options.edition(store, session);
      options.checkSource(store, session);
      if (probes.size() > LARGE) {
        edition.expectMany();
      }
      JoinRow row = new JoinRow(edition, columns, probes.name(), zone.zone, options.maxAge());
      join(session, probes, row, columns.all());
    }
    return ExitCode.DONE;
  }

  private static void join(Session session, ProbeFile probes, JoinRow row, List<String> columns) {
    Progress progress = session.progress();
    progress.begin("join", "bytes", probes.size());
    session.print(
        columns,
        rows -> {
          long count = 0;
          for (Probe probe = probes.next(); probe != null; probe = probes.next()) {
            rows.row(row.answered(probe));
            if (++count % ROWS_PER_REPORT == 0) {
              progress.at(probes.position());
            }
          }
          progress.end();
          if (count == 0) {
            session.note(probes.name() + ": has a header and no rows");
          }
        });
  }
}
