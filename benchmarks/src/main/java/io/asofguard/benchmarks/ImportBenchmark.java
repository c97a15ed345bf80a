package io.asofguard.benchmarks;

import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.ImportResult;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** One import of a file in a JVM that has just started, as a user has it. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ImportBenchmark {

  /** A store, empty at first. */
  @State(Scope.Benchmark)
  public static class Target {
    private Folder folder;
    private Store store;

    @Setup(Level.Iteration)
    public void open() throws IOException {
      folder = Folder.make();
      store = Store.open(folder.resolve("store"), StoreClock.system());
    }

    @TearDown(Level.Iteration)
    public void remove() throws IOException {
      store.close();
      folder.close();
    }

    ImportResult take(String file) {
      return new Importer(store, ImportOptions.DEFAULT, Progress.NONE).importFile(file);
    }
  }

  /** A store with as many rows as the file has, none of them the same. */
  @State(Scope.Benchmark)
  public static class FilledTarget {
    private Target target;

    @Setup(Level.Iteration)
    public void fill(Feed feed, Target empty) throws IOException {
      target = empty;
      Path earlier = feed.earlier();
      target.take(earlier.toString());
      Files.delete(earlier);
    }
  }

  /** A store that has the file already. */
  @State(Scope.Benchmark)
  public static class SameTarget {
    private Target target;

    @Setup(Level.Iteration)
    public void fill(Feed feed, Target empty) {
      target = empty;
      target.take(feed.file());
    }
  }

  @Benchmark
  public ImportResult intoEmpty(Feed feed, Target target) throws IOException {
    return stored(feed, shot(feed, target));
  }

  @Benchmark
  public ImportResult ontoAsMany(Feed feed, FilledTarget filled) throws IOException {
    return stored(feed, shot(feed, filled.target));
  }

  @Benchmark
  public ImportResult sameAgain(Feed feed, SameTarget same) throws IOException {
    ImportResult result = shot(feed, same.target);
    check(result.duplicate() == feed.rows && result.snapshot() == null, result);
    return result;
  }

  private static ImportResult shot(Feed feed, Target target) throws IOException {
    Resources.begin();
    ImportResult result = target.take(feed.file());
    Resources.end();
    return result;
  }

  private static ImportResult stored(Feed feed, ImportResult result) {
    check(result.stored() == feed.rows, result);
    return result;
  }

  private static void check(boolean asExpected, ImportResult result) {
    if (!asExpected) {
      throw new IllegalStateException("not what this file should come to: " + result);
    }
  }
}
