package io.asofguard.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A disk that takes no more: a limit on file sizes stands for it, since it needs no rights and
 * stops SQLite in the same place, a write that fails.
 */
class FullDiskTest {
  private Path store;
  private Path more;

  @BeforeEach
  void build(@TempDir Path temp) {
    store = temp.resolve("store");
    Kills.imports(store, Kills.file(temp, "first.csv", 4_000, 10, 0.5));
    more = Kills.file(temp, "more.csv", Kills.ROWS, 20, 0.25);
  }

  @ParameterizedTest
  @CsvSource({"import, 200", "import, 1500", "stage, 800"})
  void nothingIsStoredAndTheStoreIsWhole(String task, int blocksOf512) {
    String before = Kills.content(store);

    try (Child child = Child.startAfter("ulimit -f " + blocksOf512, store, task, more.toString())) {
      child.awaitLine("begin");
      List<String> said = child.rest();
      assertThat(said)
          .singleElement()
          .asString()
          .matches(
              "StoreException: nothing was stored: the disk (is full|refuses to be written).*free some space.*");
      assertThat(child.exit()).isEqualTo(3);
    }

    assertThat(Kills.content(store)).isEqualTo(before);
    assertThat(Kills.scratch(store)).isEmpty();
    Kills.assertWhole(store);
    if (task.equals("import")) {
      Kills.imports(store, more);
    } else {
      Kills.stage(store, more);
    }
    assertThat(Kills.content(store)).isNotEqualTo(before);
    Kills.assertWhole(store);
  }
}
