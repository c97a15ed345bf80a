package io.asofguard.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The rows to import, as a file. */
@State(Scope.Benchmark)
public class Feed {

  /** How many. */
  @Param("1000000")
  public int rows;

  private Folder folder;
  private Path file;

  @Setup(Level.Trial)
  public void write() throws IOException {
    folder = Folder.make();
    file = write("feed.csv", 0);
  }

  @TearDown(Level.Trial)
  public void remove() throws IOException {
    folder.close();
  }

  /** The file. */
  public String file() {
    return file.toString();
  }

  /** As many rows of the same series, known before all of the file's. */
  Path earlier() throws IOException {
    return write("earlier.csv", -rows);
  }

  private Path write(String name, long firstSecond) throws IOException {
    byte[][] keys = new byte[FeedRows.seriesCount()][];
    for (int series = 0; series < keys.length; series++) {
      keys[series] = CsvWriter.key(FeedRows.SOURCE, FeedRows.entity(series), FeedRows.FIELD);
    }
    Path path = folder.resolve(name);
    FeedRows row = new FeedRows(firstSecond);
    try (CsvWriter out = new CsvWriter(path)) {
      for (int i = 0; i < rows; i++) {
        row.next();
        out.row(keys[row.series], row.eventTime, row.knowledge, row.ticks);
      }
    }
    return path;
  }
}
