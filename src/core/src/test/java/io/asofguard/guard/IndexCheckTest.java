package io.asofguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.AsOf;
import io.asofguard.api.Series;
import io.asofguard.durability.TestStore;
import io.asofguard.law.Nanos;
import io.asofguard.store.Finding;
import io.asofguard.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a full verification says of the index. */
class IndexCheckTest {
  @TempDir Path folder;
  private TestStore given;

  @BeforeEach
  void open() {
    given = new TestStore(folder);
    given.imports(row(1, "0.1"), row(2, "0.2"), row(3, ""));
  }

  @AfterEach
  void close() {
    given.close();
  }

  private static String row(int day, String value) {
    return "s,e/a,mid,,2026-01-%02dT00:00:00Z,2026-01-%02dT00:00:01Z,%s,%s"
        .formatted(day, day, value, value.isEmpty());
  }

  private void build() {
    build(given.store());
  }

  private static void build(Store store) {
    AsOfGuard guard = AsOfGuard.over(store, Engine.INDEX, IndexWatcher.LOG);
    try (AsOf view = guard.asOf(Nanos.toInstant(store.clock().now()))) {
      view.latest(new Series("e/a", "mid"));
    }
  }

  private Finding check() {
    return IndexCheck.run(given.store(), IndexWatcher.LOG);
  }

  @Test
  void noneIsSound() {
    assertThat(check()).isEqualTo(new Finding("index", true, "none"));
  }

  @Test
  void itIsComparedAtItsOwnSnapshot() {
    build();
    assertThat(check()).isEqualTo(new Finding("index", true, "agrees with the log at snapshot 1"));
    given.imports(row(4, "0.4"));
    assertThat(check().detail()).isEqualTo("agrees with the log at snapshot 1");
  }

  @Test
  void aDamagedFileIsNamedWithTheWayOut() throws IOException {
    build();
    Path file = data();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(check())
        .isEqualTo(
            new Finding(
                "index",
                false,
                "its file was changed since it was built: delete the folder "
                    + given.store().indexFolder()
                    + ", it is rebuilt"));
    Files.delete(file);
    assertThat(check().detail()).startsWith("its file is missing: delete the folder");
    Files.writeString(given.store().indexFolder().resolve("current"), "format=2\nfile=\\u12");
    assertThat(check().detail()).startsWith("its seal is damaged: delete the folder");
  }

  /** Root may write whatever is read-only. */
  @Test
  void oneThatMayNotBeWrittenIsNotSaidToBeDamaged() throws IOException {
    build();
    Path file = data();
    assertThat(file.toFile().setReadOnly()).isTrue();

    assertThat(check())
        .isEqualTo(
            new Finding(
                "index",
                true,
                Files.isWritable(file)
                    ? "agrees with the log at snapshot 1"
                    : "as it was built; not compared with the log, as you may not write its file,"
                        + " and to open it takes that"));
  }

  @Test
  void aLogThatWasChangedIsFoundInTheIndexToo() throws SQLException {
    build();
    try (Connection shell = DriverManager.getConnection("jdbc:sqlite:" + given.store().file());
        Statement statement = shell.createStatement()) {
      statement.execute("UPDATE asof_row SET value = 0.25 WHERE value = 0.2");
    }
    assertThat(check().sound()).isFalse();
    assertThat(check().detail())
        .startsWith("series 1 differs from the log in the rows of chunk 0 of its facts: delete");
  }

  @Test
  void anIndexOfAnotherHistoryIsFound() {
    build();
    try (TestStore other = new TestStore(folder.resolve("other"))) {
      other.imports(row(1, "0.7"));
      build(other.store());
      copy(other.store().indexFolder(), given.store().indexFolder());
    }
    assertThat(check().sound()).isFalse();
    assertThat(check().detail()).startsWith("it belongs to another history of this store: delete");
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> old = Files.list(to);
        Stream<Path> fresh = Files.list(from)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
      for (Path file : fresh.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path data() throws IOException {
    try (Stream<Path> files = Files.list(given.store().indexFolder())) {
      List<Path> maps = files.filter(file -> file.toString().endsWith(".map")).toList();
      assertThat(maps).hasSize(1);
      return maps.get(0);
    }
  }
}
