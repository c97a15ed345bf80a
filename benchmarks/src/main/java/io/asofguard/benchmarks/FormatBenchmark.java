package io.asofguard.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code ./asof import} of the same rows in several formats into an empty store, from its start to
 * its end. Of Parquet the first one also unpacks DuckDB's library, so it is not counted.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class FormatBenchmark {
  private static final Path LAUNCHER = Path.of("asof").toAbsolutePath();

  /** What the rows are written as. */
  public enum Format {
    /** The plain import's own file. */
    CSV("feed.csv"),

    /** The same file, as any table. */
    CSV_AS_TABLE("feed.csv", "--from", "table"),

    /** Texts, instants and doubles. */
    PARQUET("feed.parquet", "--from", "table"),

    /** Trades of Kalshi in one JSON document. */
    TRADES("trades.json", "--from", "kalshi-trades", "--assume-lag", "PT5S");

    private final String file;
    private final List<String> options;

    Format(String file, String... options) {
      this.file = file;
      this.options = List.of(options);
    }
  }

  /** In which format. */
  @Param({"CSV", "CSV_AS_TABLE", "PARQUET", "TRADES"})
  public Format format = Format.CSV;

  private Folder folder;
  private Path file;

  @Setup(Level.Trial)
  public void write(Feed feed) throws IOException, SQLException {
    folder = Folder.make();
    file = folder.resolve(format.file);
    switch (format) {
      case CSV, CSV_AS_TABLE -> file = Path.of(feed.file());
      case PARQUET -> writeParquet(feed.file());
      case TRADES -> writeTrades(feed.rows);
    }
  }

  private void writeParquet(String csv) throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute(
          "COPY (SELECT source, entity, field, event_time::TIMESTAMPTZ AS event_time,"
              + " knowledge_time::TIMESTAMPTZ AS knowledge_time, value::DOUBLE AS value"
              + " FROM read_csv('%s', all_varchar = true)) TO '%s' (FORMAT parquet)"
                  .formatted(csv, file));
    }
  }

  private void writeTrades(int rows) throws IOException {
    FeedRows row = new FeedRows(0);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("{\"trades\":[");
      for (int i = 0; i < rows; i++) {
        row.next();
        out.write(
            (i == 0 ? "" : ",")
                + "\n{\"trade_id\":\"%d\",\"ticker\":\"%s\",\"created_time\":\"%s\",\"yes_price_dollars\":\"%s\"}"
                    .formatted(
                        i,
                        FeedRows.entity(row.series),
                        Instant.ofEpochSecond(0, row.eventTime),
                        row.value()));
      }
      out.write("],\"cursor\":\"\"}");
    }
  }

  @TearDown(Level.Trial)
  public void remove() throws IOException {
    folder.close();
  }

  /** The whole command. */
  @Benchmark
  public String command(Feed feed) throws IOException, InterruptedException {
    Path store = Files.createTempDirectory(folder.resolve("."), "store");
    Path errors = folder.resolve("errors");
    Process process = new ProcessBuilder(line(store)).redirectError(errors.toFile()).start();
    String done = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    String read = "," + feed.rows + ",";
    if (exit != 0 || !done.contains(read)) {
      throw new IllegalStateException(
          "ended with " + exit + ": " + done + Files.readString(errors));
    }
    return done;
  }

  private List<String> line(Path store) {
    List<String> line = new ArrayList<>();
    line.addAll(List.of(LAUNCHER.toString(), "import", "-q"));
    line.addAll(List.of("--store", store.toString(), file.toString()));
    line.addAll(format.options);
    return line;
  }
}
