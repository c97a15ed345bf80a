package io.asofguard.benchmarks;

import io.asofguard.benchmarks.HotPath.Part;
import io.asofguard.ingest.ImportPhaseBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs benchmarks and writes their table: {@code short [FOLDER]} or {@code full [FOLDER]}, and with
 * {@code hotpath} before it those of the hot path: {@code hotpath latest}, {@code million}, {@code
 * shapes}, {@code at}, {@code adverse}, {@code batch} or {@code cost} is one part of its full mode.
 * {@code backfill [ROWS] [FOLDER]} runs one backfill from its file to its rollback. Other arguments
 * are JMH's own.
 */
public final class Main {
  private static final String HOT_PATH = "hotpath";
  private static final String BACKFILL = "backfill";
  private static final int TEN_MILLION = 10_000_000;
  private static final String FOLDER = "benchmarks/target/report";

  private Main() {}

  /** Runs them. */
  public static void main(String[] args) throws IOException, RunnerException {
    if (args.length > 0 && args[0].equals(BACKFILL)) {
      int rows = args.length > 1 ? Integer.parseInt(args[1]) : TEN_MILLION;
      BackfillFigures.run(rows).write(Path.of(args.length > 2 ? args[2] : FOLDER), BACKFILL);
      return;
    }
    boolean hotPath = args.length > 0 && args[0].equals(HOT_PATH);
    Part part = hotPath && args.length > 1 ? Part.named(args[1]) : null;
    if (part != null && args.length <= 3) {
      Path folder = Path.of(args.length == 3 ? args[2] : FOLDER);
      end(HotPath.full(folder, HOT_PATH + "-" + lower(part), part));
      return;
    }
    int mode = hotPath ? 1 : 0;
    Size size = args.length <= mode ? null : Size.named(args[mode]);
    if (size == null || args.length > mode + 2) {
      org.openjdk.jmh.Main.main(args);
      return;
    }
    Path folder = Path.of(args.length == mode + 2 ? args[mode + 1] : FOLDER);
    String name = lower(size);
    if (!hotPath) {
      all(size).table().write(folder, name);
    } else if (size == Size.FULL) {
      end(HotPath.full(folder, HOT_PATH + "-" + name, Part.values()));
    } else {
      end(HotPath.brief(folder, HOT_PATH + "-" + name));
    }
  }

  private static void end(int failed) {
    if (failed > 0) {
      System.exit(1);
    }
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static Report all(Size size) throws RunnerException {
    List<RunResult> results = new ArrayList<>();
    results.addAll(run(shots(size)));
    results.addAll(run(join(size)));
    results.addAll(run(reads(size, size.alone(), 1)));
    results.addAll(run(reads(size, size.together(), 2)));
    return new Report(results);
  }

  static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.shouldFailOnError(true).build()).run();
  }

  private static ChainedOptionsBuilder shots(Size size) {
    return new OptionsBuilder()
        .include(of(BareInsertBenchmark.class))
        .include(of(ImportBenchmark.class))
        .include(of(ImportPhaseBenchmark.class))
        .param("rows", Integer.toString(size.rows))
        .forks(size.shots)
        .addProfiler(Resources.class);
  }

  private static ChainedOptionsBuilder join(Size size) {
    return new OptionsBuilder()
        .include(of(JoinBenchmark.class))
        .param("rows", Integer.toString(size.rows))
        .param("probes", Integer.toString(size.probes));
  }

  private static ChainedOptionsBuilder reads(Size size, String methods, int threads) {
    return new OptionsBuilder()
        .include(of(ReadBenchmark.class) + methods)
        .param("rows", Integer.toString(size.readRows()))
        .threads(threads)
        .warmupIterations(size.iterations())
        .warmupTime(size.time())
        .measurementIterations(size.iterations())
        .measurementTime(size.time())
        .addProfiler(GCProfiler.class);
  }

  /** A pattern for all of a class's benchmarks; one may be named behind it. */
  static String of(Class<?> benchmarks) {
    return benchmarks.getName().replace(".", "\\.") + "\\.";
  }

  private enum Size {
    SHORT(200_000, 1, 20_000),
    FULL(10_000_000, 3, 1_000_000);

    private final int rows;
    private final int shots;
    private final int probes;

    Size(int rows, int shots, int probes) {
      this.rows = rows;
      this.shots = shots;
      this.probes = probes;
    }

    private int readRows() {
      return rows / 10;
    }

    private int iterations() {
      return this == FULL ? 5 : 1;
    }

    private TimeValue time() {
      return this == FULL ? TimeValue.seconds(2) : TimeValue.milliseconds(200);
    }

    private String alone() {
      return this == FULL ? "" : "newView";
    }

    private String together() {
      return this == FULL ? "" : "view";
    }

    private static @Nullable Size named(String word) {
      for (Size size : values()) {
        if (size.name().equalsIgnoreCase(word)) {
          return size;
        }
      }
      return null;
    }
  }
}
