package io.asofguard.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.store.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbLoaderTest {
  @TempDir Path folder;

  @Test
  void theLibraryIsUnpackedOnceAndLoadedFromWhereItIsKept() throws Exception {
    try (DuckDbLoader loader = loader(folder)) {
      assertThat(answer(loader)).isEqualTo(42);
    }
    List<Path> kept = kept();
    assertThat(kept).singleElement().asString().endsWith(".so");
    FileTime then = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(kept.get(0), then);
    try (DuckDbLoader again = loader(folder)) {
      assertThat(again.findResource(packed())).isNull();
      assertThat(again.findLibrary("duckdb_java")).isEqualTo(kept.get(0).toString());
      assertThat(Files.getLastModifiedTime(kept.get(0))).isEqualTo(then);
    }
    long size = Files.size(kept.get(0));
    Files.delete(kept.get(0)); // It is mapped: another file of that name, and not other bytes.
    Files.createFile(kept.get(0));
    try (DuckDbLoader broken = loader(folder)) {
      assertThat(broken.findResource(packed())).isNull();
    }
    assertThat(kept.get(0)).hasSize(size);
    assertThat(kept()).isEqualTo(kept);
  }

  @Test
  void withoutAFolderThatCanBeWrittenToItIsTheDriversBusiness() throws IOException {
    for (Path nowhere : new Path[] {null, folder.resolve("none")}) {
      try (DuckDbLoader loader = loader(nowhere)) {
        assertThat(loader.findResource(packed())).isNotNull();
        assertThat(loader.findLibrary("duckdb_java")).isNull();
      }
    }
  }

  @Test
  void aLibraryThatCantBeLoadedIsToldOfInOneLineHoweverOftenItIsAskedFor() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(printed, true, UTF_8));
    try (DuckDbLoader loader = loader(folder)) {
      assertThat(loader.findResource(packed())).isNull();
      Path library = kept().get(0);
      try (FileChannel damaged = FileChannel.open(library, WRITE)) {
        damaged.write(ByteBuffer.allocate(4));
      }
      DuckDbLibrary asked = new DuckDbLibrary(loader);
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(asked::loaded)
            .isInstanceOf(RefusedException.class)
            .message()
            .startsWith("Parquet needs DuckDB, whose library can't be loaded (" + library + ": ")
            .contains("; if that file is damaged, remove it; ")
            .hasLineCount(1);
      }
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(UTF_8)).isEmpty();
  }

  /** To start it takes longer than to load the library, and nobody has asked for its events. */
  @Test
  void theDriverDoesWithoutTheFlightRecorder() throws Exception {
    try (DuckDbLoader loader = loader(folder)) {
      assertThatThrownBy(() -> loader.loadClass("jdk.jfr.FlightRecorder"))
          .isInstanceOf(ClassNotFoundException.class);
      assertThat(answer(loader)).isEqualTo(42);
      Field records = loader.loadClass("org.duckdb.JfrMemoryMonitor").getDeclaredField("AVAILABLE");
      records.setAccessible(true);
      assertThat(records.getBoolean(null)).isFalse();
    }
  }

  private static DuckDbLoader loader(Path folder) {
    return new DuckDbLoader(
        Path.of(DuckDBDriver.class.getProtectionDomain().getCodeSource().getLocation().getPath()),
        folder,
        ClassLoader.getPlatformClassLoader());
  }

  private static String packed() throws IOException {
    try (DuckDbLoader loader = loader(null)) {
      return Stream.of("linux_amd64", "linux_arm64")
          .map("libduckdb_java.so_"::concat)
          .filter(name -> loader.findResource(name) != null)
          .findFirst()
          .orElseThrow();
    }
  }

  private static int answer(DuckDbLoader loader) throws Exception {
    Driver driver =
        (Driver) loader.loadClass("org.duckdb.DuckDBDriver").getDeclaredConstructor().newInstance();
    try (Connection database = driver.connect("jdbc:duckdb:", new Properties());
        ResultSet answer = database.createStatement().executeQuery("SELECT 42")) {
      answer.next();
      return answer.getInt(1);
    }
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
