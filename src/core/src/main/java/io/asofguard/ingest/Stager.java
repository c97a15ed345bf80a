package io.asofguard.ingest;

import static java.util.stream.Collectors.joining;

import io.asofguard.store.BatchSummary;
import io.asofguard.store.BatchWriter;
import io.asofguard.store.KeptOut;
import io.asofguard.store.StagedFiles;
import io.asofguard.store.Store;
import io.asofguard.store.WriteTx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes the files of a backfill into one staged batch: gated as an import, but compared with the
 * stage alone, and held to the plan. Used by one thread.
 */
public final class Stager implements AutoCloseable {
  private static final long FILE_SPAN = 1L << 40;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Store store;
  private final FileOptions options;
  private final Progress progress;
  private final Scratch scratch;
  private final List<InputFile> files = new ArrayList<>();

  /**
   * What was staged.
   *
   * @param batch the batch of its rows
   * @param ties the event of each entity that a row names
   * @param read how many rows the files have
   * @param superseded how many a later line replaced
   * @param quarantined how many were kept out
   * @param notes what the user should know
   */
  public record Staged(
      BatchSummary batch,
      Map<String, String> ties,
      long read,
      long superseded,
      long quarantined,
      List<String> notes) {}

  /**
   * Opens the files.
   *
   * @param store where to
   * @param names paths, or {@code -} for stdin
   * @param options how they are read
   * @param progress who wants to know how far it has come
   * @throws BadFileException if one cannot be opened
   * @throws io.asofguard.store.RefusedException if the options give a fetch time after now
   */
  public Stager(Store store, List<String> names, FileOptions options, Progress progress) {
    this.store = store;
    this.options = options;
    this.progress = progress;
    options.refuseIfNotFetchedYet(store.clock().now());
    this.scratch = Scratch.of(store);
    try {
      for (String name : names) {
        files.add(InputFile.open(name, System.in, scratch.folder()).as(options.format()));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * The files' digests, in order.
   *
   * @return SHA-256 in hex
   */
  public List<String> digests() {
    return files.stream().map(InputFile::sha256).toList();
  }

  /**
   * The files, as they are put on file.
   *
   * @param digests what {@link #digests} gave
   * @return names, size and digests
   */
  public StagedFiles onFile(List<String> digests) {
    return new StagedFiles(
        files.stream().map(InputFile::name).collect(joining(" ")),
        files.stream().mapToLong(InputFile::size).sum(),
        String.join(" ", digests));
  }

  /**
   * Stages all rows.
   *
   * @param tx the change
   * @param backfill the number that the backfill will have
   * @param bounds what the rows must keep to
   * @return what was staged
   * @throws BadFileException if a file cannot be read as a whole, or holds milestones
   */
  public Staged stage(WriteTx tx, long backfill, StageBounds bounds) {
    ParseContext context = Contexts.of(store, tx, options, bounds.source());
    TieRounds rounds = new TieRounds(tx);
    Round round;
    do {
      round = store(tx, backfill, context, rounds, bounds);
    } while (rounds.again(round.names));
    quarantine(round.keptOut, round.parsed);
    return staged(round);
  }

  /**
   * Reads all files and stores a first part of their rows, to say what staging would take. The
   * change must not be committed.
   *
   * @param tx the change
   * @param backfill the number that the backfill would have
   * @param bounds what the rows must keep to
   * @return the estimate
   * @throws BadFileException if a file cannot be read as a whole, or holds milestones
   */
  public StageEstimate estimate(WriteTx tx, long backfill, StageBounds bounds) {
    ParseContext context = Contexts.of(store, tx, options, bounds.source());
    TieRounds rounds = new TieRounds(tx);
    Names names = rounds.names(context);
    rounds.begin();
    KeptOut keptOut = tx.keptOut();
    Counts counts = new Counts();
    long begin = store.clock().monotonic();
    try (RowCollector rows = new RowCollector(scratch.folder())) {
      parse(tx, context, names, keptOut, rows, counts);
      try (StageSample sample = new StageSample(rows.sorted(), names, PlanBound.of(tx, bounds))) {
        long parsed = store.clock().monotonic();
        long before = tx.bytes();
        BatchWriter batch = tx.stagedBatch(backfill);
        new RowStorer(batch, names, (position, reason) -> {}, counts, progress)
            .staging(PlanBound.of(tx, bounds))
            .store(sample, series -> {});
        batch.finish();
        double stored = Math.max(1, counts.stored);
        double perRow = (store.clock().monotonic() - parsed) / stored;
        double bytesPerRow = (tx.bytes() - before) / stored;
        long inPlan = sample.count() - sample.outside();
        return new StageEstimate(
            inPlan,
            sample.series(),
            files.stream().mapToLong(InputFile::size).sum(),
            (long) (bytesPerRow * inPlan),
            keptOut.count() + sample.outside(),
            (parsed - begin + perRow * inPlan) / NANOS_PER_SECOND);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What one round over the files has stored. */
  private record Round(
      List<ParseResult> parsed,
      Names names,
      KeptOut keptOut,
      Counts counts,
      BatchSummary batch,
      Map<String, String> ties) {}

  private Round store(
      WriteTx tx, long backfill, ParseContext context, TieRounds rounds, StageBounds bounds) {
    Names names = rounds.names(context);
    rounds.begin();
    KeptOut keptOut = tx.keptOut();
    Counts counts = new Counts();
    Map<String, String> ties = new TreeMap<>();
    try (RowCollector rows = new RowCollector(scratch.folder())) {
      List<ParseResult> parsed = parse(tx, context, names, keptOut, rows, counts);
      rounds.parsed(names);
      BatchWriter batch = tx.stagedBatch(backfill);
      progress.begin("staging", "rows", read(parsed));
      new RowStorer(
              batch,
              names,
              (position, reason) -> keptOut.add(position, reason, null),
              counts,
              progress)
          .staging(PlanBound.of(tx, bounds))
          .store(rows.sorted(), series -> tie(names, series, ties));
      progress.end();
      return new Round(parsed, names, keptOut, counts, batch.finish(), ties);
    }
  }

  private static long read(List<ParseResult> parsed) {
    return parsed.stream().mapToLong(ParseResult::rows).sum();
  }

  private Staged staged(Round round) {
    List<String> notes = new ArrayList<>();
    round.parsed.forEach(result -> notes.addAll(result.notes()));
    String overruled = round.counts.overruled.note(round.names, this::place);
    if (overruled != null) {
      notes.add(overruled);
    }
    return new Staged(
        round.batch,
        round.ties,
        read(round.parsed),
        round.counts.superseded,
        round.keptOut.count(),
        notes);
  }

  private String place(long position) {
    String file = files.get((int) (position / FILE_SPAN)).name();
    return file + ":" + position % FILE_SPAN;
  }

  private List<ParseResult> parse(
      WriteTx tx,
      ParseContext context,
      Names names,
      KeptOut keptOut,
      RowCollector rows,
      Counts counts) {
    List<ParseResult> parsed = new ArrayList<>();
    boolean allEmpty = true;
    for (int i = 0; i < files.size(); i++) {
      InputFile file = files.get(i);
      progress.begin("reading " + file.name(), "bytes", file.size());
      StagedIntake intake =
          new StagedIntake(new Intake(tx, keptOut, rows, counts, i * FILE_SPAN, progress), file);
      parsed.add(ParsePump.parse(file, context, names, intake).noting(intake.note()));
      progress.end();
      intake.refuseMilestones();
      allEmpty &= intake.isEmptyPayload();
    }
    if (allEmpty) {
      throw new BadFileException(
          files.get(0).name(),
          "holds no observation, and a stage of nothing deletes the plan's rows; if that is meant,"
              + " stage a CSV file with a header and no rows");
    }
    return parsed;
  }

  private static void tie(Names names, int series, Map<String, String> ties) {
    Tie tie = names.tie(series);
    if (tie != null) {
      names.bearOutTie(series);
      ties.put(names.entity(series), tie.event());
    }
  }

  private void quarantine(KeptOut keptOut, List<ParseResult> parsed) {
    for (int i = 0; i < files.size(); i++) {
      InputFile file = files.get(i);
      long offset = i * FILE_SPAN;
      keptOut.fillIn(
          offset,
          offset + FILE_SPAN,
          (lines, texts) -> RecordTexts.read(file, Lines.of(lines), texts::accept));
      keptOut.store(offset, offset + FILE_SPAN, file.name(), parsed.get(i).sha256(), null);
    }
  }

  @Override
  public void close() {
    files.forEach(InputFile::close);
    scratch.close();
  }
}
