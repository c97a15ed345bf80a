package io.asofguard.ingest;

import io.asofguard.benchmarks.Feed;
import io.asofguard.benchmarks.Folder;
import io.asofguard.benchmarks.Resources;
import io.asofguard.store.BatchSummary;
import io.asofguard.store.SnapshotDraft;
import io.asofguard.store.SnapshotKind;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import io.asofguard.store.WriteTx;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Where the time of an import goes: its parts, each alone. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ImportPhaseBenchmark {

  /** An empty store, and the file opened. */
  @State(Scope.Benchmark)
  public static class Target {
    private Folder folder;
    private Store store;
    private Scratch scratch;
    private InputFile input;
    private WriteTx tx;
    private Names names;
    private RowCollector rows;

    @Setup(Level.Iteration)
    public void open(Feed feed) throws IOException {
      folder = Folder.make();
      store = Store.open(folder.resolve("store"), StoreClock.system());
      scratch = Scratch.of(store);
      input = InputFile.open(feed.file(), System.in, scratch.folder());
      tx = store.write();
      names = new Names(context().eventOf());
      rows = new RowCollector(scratch.folder());
    }

    @TearDown(Level.Iteration)
    public void remove() throws IOException {
      rows.close();
      tx.close();
      input.close();
      scratch.close();
      store.close();
      folder.close();
    }

    ParseContext context() {
      return Contexts.of(store, tx, FileOptions.PLAIN, Contexts.DEFAULT_SOURCE);
    }

    /** Parses on a thread of its own, sorts, and writes what doesn't fit to temporary files. */
    SortedRows sorted() {
      Intake intake = new Intake(tx, tx.keptOut(), rows, new Counts(), 0, Progress.NONE);
      ParsePump.parse(input, context(), names, intake);
      return rows.sorted();
    }
  }

  /** The same, with its rows parsed and sorted already. */
  @State(Scope.Benchmark)
  public static class SortedTarget {
    private Target target;
    private SortedRows rows;

    @Setup(Level.Iteration)
    public void sort(Target unsorted) {
      target = unsorted;
      rows = unsorted.sorted();
    }
  }

  /** Bytes to gated rows, with the file's digest; on one thread. */
  @Benchmark
  public void parse(Feed feed, Target target) throws IOException {
    Resources.begin();
    CountingSink sink = new CountingSink();
    FileParser.parse(target.input, target.context(), target.names, sink);
    check(sink.rows == feed.rows, sink.rows);
    Resources.end();
  }

  /** Parsing and sorting at the same time, then reading the sorted rows once. */
  @Benchmark
  public void parseAndSort(Feed feed, Target target) throws IOException {
    Resources.begin();
    SortedRows sorted = target.sorted();
    long count = 0;
    while (sorted.next()) {
      count++;
    }
    check(count == feed.rows, count);
    Resources.end();
  }

  /** From sorted rows to the end of the checkpoint. */
  @Benchmark
  public void store(Feed feed, SortedTarget sorted) throws IOException {
    Resources.begin();
    Counts counts = new Counts();
    WriteTx tx = sorted.target.tx;
    new RowStorer(tx.batch(), sorted.target.names, (line, reason) -> {}, counts, Progress.NONE)
        .store(sorted.rows, series -> {});
    BatchSummary batch = tx.batch().finish();
    tx.publish(
        new SnapshotDraft(
            SnapshotKind.IMPORT, null, null, null, null, counts.stored, batch.id(), null, null));
    tx.commit();
    tx.close();
    check(counts.stored == feed.rows, counts.stored);
    Resources.end();
  }

  private static void check(boolean asExpected, long rows) {
    if (!asExpected) {
      throw new IllegalStateException("not all rows came through: " + rows);
    }
  }

  private static final class CountingSink implements ParseSink {
    private long rows;

    @Override
    public void begin(FileKind kind) {}

    @Override
    public void rows(ObservationRows more) {
      rows += more.size;
    }

    @Override
    public void milestone(MilestoneLine milestone) {}

    @Override
    public void quarantined(QuarantinedLine row) {}

    @Override
    public void progress(long bytes, long ofBytes) {}
  }
}
