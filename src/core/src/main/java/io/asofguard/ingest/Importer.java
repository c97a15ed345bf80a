package io.asofguard.ingest;

import io.asofguard.store.BatchSummary;
import io.asofguard.store.KeptOut;
import io.asofguard.store.SnapshotDraft;
import io.asofguard.store.SnapshotKind;
import io.asofguard.store.Store;
import io.asofguard.store.WriteTx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Imports files: each is one change of the store, whole or not at all.
 *
 * <p>A file is parsed on a second thread, sorted in memory (beyond two million rows through
 * temporary files beside the store), compared with what is stored, and written in one transaction.
 * Memory grows with the number of series, not with rows. Used by one thread.
 */
public final class Importer {
  private static final int SHOWN = 3;

  private final Store store;
  private final ImportOptions options;
  private final Progress progress;

  /**
   * An importer for a store.
   *
   * @param store where to
   * @param options how
   * @param progress who wants to know how far it has come
   * @throws io.asofguard.store.RefusedException if the options give a fetch time after now
   */
  public Importer(Store store, ImportOptions options, Progress progress) {
    this.store = store;
    this.options = options;
    this.progress = progress;
    options.files().refuseIfNotFetchedYet(store.clock().now());
  }

  /**
   * Imports one file of observations or milestones. A dry run where there is no store yet makes
   * none.
   *
   * @param file a path, or {@code -} for stdin
   * @return what became of its rows
   * @throws BadFileException if the file cannot be read as a whole, or has bad rows and the options
   *     are strict; nothing of it is stored then
   * @throws io.asofguard.store.StoreException if the store cannot be written
   */
  public ImportResult importFile(String file) {
    if (!options.dryRun() || store.exists()) {
      return importWhole(file);
    }
    try (Rehearsal rehearsal = Rehearsal.by(store.clock())) {
      return new Importer(rehearsal.store(), options, progress).importWhole(file);
    }
  }

  private ImportResult importWhole(String file) {
    try (Scratch scratch = Scratch.of(store);
        InputFile in =
            InputFile.open(file, System.in, scratch.folder()).as(options.files().format());
        WriteTx tx = store.write()) {
      return importFile(in, tx, scratch.folder());
    }
  }

  /** What one round over the file has stored. */
  private record Round(
      ParseResult parsed,
      Names names,
      KeptOut keptOut,
      Counts counts,
      @Nullable BatchSummary batch) {}

  private ImportResult importFile(InputFile in, WriteTx tx, Path scratch) {
    TieRounds rounds = new TieRounds(tx);
    Round round;
    do {
      round = store(in, tx, scratch, rounds);
    } while (rounds.again(round.names));
    return publish(in, tx, round);
  }

  private Round store(InputFile in, WriteTx tx, Path scratch, TieRounds rounds) {
    KeptOut keptOut = tx.keptOut();
    Counts counts = new Counts();
    ParseContext context = context(tx);
    Names names = rounds.names(context);
    try (RowCollector rows = new RowCollector(scratch)) {
      Intake intake = new Intake(tx, keptOut, rows, counts, 0, progress);
      progress.begin("reading " + in.name(), "bytes", in.size());
      rounds.begin();
      ParseResult parsed = ParsePump.parse(in, context, names, intake);
      progress.end();
      rounds.parsed(names);
      BatchSummary batch = storeRows(tx, rows, names, keptOut, counts);
      return new Round(parsed, names, keptOut, counts, batch);
    }
  }

  private ImportResult publish(InputFile in, WriteTx tx, Round round) {
    KeptOut keptOut = round.keptOut;
    refuseIfStrict(in, keptOut);
    keptOut.fillIn(
        0, Long.MAX_VALUE, (lines, texts) -> RecordTexts.read(in, Lines.of(lines), texts::accept));
    Long snapshot = publish(tx, in, round.parsed, round.counts, round.batch);
    String sha256 = round.parsed.sha256();
    int settled = keptOut.settle(in.name(), sha256, snapshot);
    keptOut.store(0, Long.MAX_VALUE, in.name(), sha256, snapshot);
    round.counts.events.addAll(round.names, tx);
    boolean worthIt = !options.dryRun() && (snapshot != null || keptOut.count() > 0 || settled > 0);
    if (worthIt) {
      tx.commit();
    }
    return new ImportResult(
        in.name(),
        round.parsed.rows(),
        round.counts.stored,
        round.counts.duplicate,
        round.counts.superseded,
        keptOut.count(),
        keptOut.first(1).stream().findFirst().orElse(null),
        options.dryRun() ? null : snapshot,
        round.counts.events.all(),
        round.counts.events.untiedMarkets(),
        notes(round));
  }

  private static List<String> notes(Round round) {
    List<String> notes = new ArrayList<>(round.parsed.notes());
    String overruled = round.counts.overruled.note(round.names, line -> "line " + line);
    Stream.of(overruled, round.counts.noteOnContested())
        .filter(Objects::nonNull)
        .forEach(notes::add);
    return notes;
  }

  private ParseContext context(WriteTx tx) {
    return Contexts.of(store, tx, options.files(), options.source());
  }

  private @Nullable BatchSummary storeRows(
      WriteTx tx, RowCollector rows, Names names, KeptOut keptOut, Counts counts) {
    if (rows.size() == 0) {
      return null;
    }
    long before = counts.stored;
    progress.begin("storing", "rows", rows.size());
    RowStorer storer =
        new RowStorer(
            tx.batch(), names, (line, reason) -> keptOut.add(line, reason, null), counts, progress);
    storer.store(
        rows.sorted(),
        series -> {
          Tie tie = names.tie(series);
          if (tie != null) {
            names.bearOutTie(series);
            counts.tied |= tx.tie(names.entity(series), tie.event());
          }
        });
    BatchSummary batch = counts.stored > before ? tx.batch().finish() : null;
    progress.end();
    return batch;
  }

  private @Nullable Long publish(
      WriteTx tx, InputFile in, ParseResult parsed, Counts counts, @Nullable BatchSummary batch) {
    if (!counts.changedSomething()) {
      return null;
    }
    SnapshotDraft draft =
        new SnapshotDraft(
            SnapshotKind.IMPORT,
            null,
            in.name(),
            parsed.size(),
            parsed.sha256(),
            counts.stored,
            batch == null ? null : batch.id(),
            null,
            null);
    return tx.publish(draft).number();
  }

  private void refuseIfStrict(InputFile in, KeptOut keptOut) {
    if (!options.strict() || keptOut.count() == 0) {
      return;
    }
    List<String> first = new ArrayList<>(keptOut.first(SHOWN));
    if (keptOut.count() > SHOWN) {
      first.add((keptOut.count() - SHOWN) + " more");
    }
    throw new BadFileException(
        in.name(),
        keptOut.count()
            + (keptOut.count() == 1 ? " row fails" : " rows fail")
            + " the gates, and --strict refuses the whole file: "
            + String.join("; ", first)
            + "; mend them, or import without --strict");
  }
}
