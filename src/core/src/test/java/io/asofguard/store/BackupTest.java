package io.asofguard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.durability.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final String AT = "2026-01-01T00:00:00Z";

  @TempDir Path folder;
  private TestStore given;

  @BeforeEach
  void build() {
    given = new TestStore(folder);
    given.imports("s,e,f,,%1$s,%1$s,0.5,".formatted(AT));
  }

  @AfterEach
  void close() {
    given.close();
  }

  @Test
  void theCopyIsTheStoreAsItWas() {
    Path file = folder.resolve("copy.db");
    given.store().backup(file);
    given.imports("s,e,f,,%1$s,%1$s,0.6,".formatted("2026-01-02T00:00:00Z"));

    try (Store copy = Store.open(file, given.clock())) {
      assertThat(copy.newest()).isEqualTo(1);
      assertThat(TestStore.damages(copy)).isEmpty();
    }
  }

  @Test
  void aFileThatIsThereIsKept() throws IOException {
    Path file = Files.writeString(folder.resolve("copy.db"), "mine");

    assertThatThrownBy(() -> given.store().backup(file))
        .isInstanceOf(StoreException.class)
        .hasMessage(file + " exists already: name a new file");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    Path file = folder.resolve("missing").resolve("copy.db");

    assertThatThrownBy(() -> given.store().backup(file))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "no copy was made at "
                + file
                + ": its file cannot be opened; check that the folder exists and may be written");
    assertThat(file).doesNotExist();
  }
}
