package io.asofguard.ingest;

import io.asofguard.store.BatchSummary;
import io.asofguard.store.KeptOut;
import io.asofguard.store.RefusedException;
import io.asofguard.store.SnapshotDraft;
import io.asofguard.store.SnapshotInfo;
import io.asofguard.store.SnapshotKind;
import io.asofguard.store.Store;
import io.asofguard.store.WriteTx;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records a live feed: the store's clock gives each row its knowledge time, strictly increasing, at
 * the moment of its commit.
 *
 * <p>Commits at least once a second while rows come; each commit is a snapshot, and what it reports
 * is durable. Another writer is waited for. {@link #stop} may be called by any thread; the rest is
 * for one.
 */
public final class Recorder {
  private static final long COMMIT_EVERY = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int MOST_LINES = 20_000;
  private static final int PATIENCE_MILLIS = 600_000;

  private final Store store;
  private final RecordingClock clock;
  private final LiveRecords records;
  private volatile boolean stopped;
  private long read;
  private long stored;
  private long quarantined;

  /**
   * A recorder for a store.
   *
   * @param store where to
   * @param acceptClock whether a clock that stands before the last time given out is right now
   */
  public Recorder(Store store, boolean acceptClock) {
    this(store, acceptClock, null);
  }

  /**
   * A recorder of a feed that sends what its source sends.
   *
   * @param store where to
   * @param acceptClock whether a clock that stands before the last time given out is right now
   * @param format what the lines are; null for our own
   */
  public Recorder(Store store, boolean acceptClock, @Nullable LiveFormat format) {
    this.store = store;
    this.clock = new RecordingClock(store.clock(), acceptClock);
    this.records = new LiveRecords(format);
  }

  /**
   * Records what comes, one JSON value a line, until the feed ends or {@link #stop} is called.
   *
   * @param feed the lines; not closed
   * @param committed gets every snapshot once it is durable
   * @return what was recorded
   * @throws RefusedException if the clock cannot be trusted; what was committed stays, and every
   *     line that was taken from the feed since is in quarantine
   */
  public RecordResult run(InputStream feed, Consumer<SnapshotInfo> committed) {
    LiveLines live = LiveLines.of(feed);
    try {
      while (!live.ended()) {
        if (stopped) {
          live.stop();
        }
        List<LiveLines.Line> batch = live.take(COMMIT_EVERY, MOST_LINES);
        try {
          commit(batch, committed);
        } catch (RefusedException e) {
          throw RefusedLines.keep(store, PATIENCE_MILLIS, withAllThatCame(batch, live), e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new RecordResult(read, stored, quarantined, records.notes());
  }

  /** Ends the recording after what has been read so far. */
  public void stop() {
    stopped = true;
  }

  private static List<LiveLines.Line> withAllThatCame(List<LiveLines.Line> batch, LiveLines live) {
    List<LiveLines.Line> all = new ArrayList<>(batch);
    live.stop();
    try {
      while (!live.ended()) {
        all.addAll(live.take(COMMIT_EVERY, MOST_LINES));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return all;
  }

  private void commit(List<LiveLines.Line> batch, Consumer<SnapshotInfo> committed) {
    if (batch.isEmpty()) {
      return;
    }
    read += batch.size();
    try (WriteTx tx = store.write(PATIENCE_MILLIS);
        RowCollector rows = new RowCollector(store.scratch())) {
      SnapshotInfo snapshot = record(tx, batch, rows);
      tx.commit();
      if (snapshot != null) {
        clock.noted();
        committed.accept(snapshot);
      }
    }
  }

  private @Nullable SnapshotInfo record(WriteTx tx, List<LiveLines.Line> batch, RowCollector rows) {
    RecordingClock.Times times = clock.read(tx.lastGiven());
    ParseContext context = Contexts.recording(tx, times.now(), records.source());
    Names names = new Names(context.eventOf());
    KeptOut keptOut = tx.keptOut();
    Counts counts = new Counts();
    Intake milestones = new Intake(tx, keptOut, rows, counts, 0, Progress.NONE);
    Stamping stamping = new Stamping(context, names, times, rows, milestones::milestone);
    KnowledgeTally tally = new KnowledgeTally();
    Gate observations = new ObservationGate(context, names, stamping, tally);
    Gate dates = new MilestoneGate(context, names, stamping, tally);
    for (LiveLines.Line line : batch) {
      pass(line, times.now(), kind -> kind == FileKind.MILESTONES ? dates : observations, keptOut);
    }
    observations.finish();
    BatchSummary summary = store(tx, rows, names, keptOut, counts);
    stored += counts.stored;
    quarantined += keptOut.count();
    SnapshotInfo snapshot = null;
    if (counts.changedSomething()) {
      snapshot =
          tx.publish(
              new SnapshotDraft(
                  SnapshotKind.RECORD,
                  clock.note(),
                  null,
                  null,
                  null,
                  counts.stored,
                  summary == null ? null : summary.id(),
                  null,
                  times.last()));
    }
    keptOut.store(
        0,
        Long.MAX_VALUE,
        "stdin",
        Fingerprint.of(batch),
        snapshot == null ? null : snapshot.number());
    return snapshot;
  }

  private void pass(
      LiveLines.Line line, long now, Function<FileKind, Gate> gates, KeptOut keptOut) {
    if (line.isBlank()) {
      return;
    }
    String broken = line.problem();
    if (broken != null) {
      keptOut.add(line.number(), broken, line.text());
      return;
    }
    records.read(
        line,
        now,
        (row, kind) -> {
          String problem = row.problem();
          problem = problem == null ? gates.apply(kind).pass(row) : problem;
          if (problem != null) {
            keptOut.add(line.number(), problem, line.text());
          }
        });
  }

  private static @Nullable BatchSummary store(
      WriteTx tx, RowCollector rows, Names names, KeptOut keptOut, Counts counts) {
    if (rows.size() == 0) {
      return null;
    }
    long before = counts.stored;
    new RowStorer(
            tx.batch(),
            names,
            (line, reason) -> keptOut.add(line, reason, null),
            counts,
            Progress.NONE)
        .store(
            rows.sorted(),
            series -> {
              Tie tie = names.tie(series);
              if (tie != null) {
                counts.tied |= tx.tie(names.entity(series), tie.event());
              }
            });
    return counts.stored > before ? tx.batch().finish() : null;
  }
}
