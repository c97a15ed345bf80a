package io.asofguard.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small file that names the index. */
class SealTest {
  @TempDir Path folder;
  private final SeriesRows rows = new SeriesRows();

  @BeforeEach
  void add() {
    rows.add(1, 2, 0.5, 1);
  }

  private void build() {
    assertThat(Built.index(folder, List.of(rows)).rows()).isEqualTo(1);
  }

  @Test
  void whoMayReadTheIndexMayReadItsSeal() throws IOException {
    build();
    assertThat(Files.getPosixFilePermissions(folder.resolve(Seal.NAME)))
        .isEqualTo(Files.getPosixFilePermissions(index()));
  }

  @Test
  void whatABuilderLeftThatWasKilledWhileItSealedIsNoPartOfTheNextSeal() throws IOException {
    Files.writeString(folder.resolve(Seal.NAME + ".tmp"), "format=3\n".repeat(100));
    build();
    assertThat(folder.resolve(Seal.NAME)).content().hasLineCount(8);
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  private Path index() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".map")).findFirst().orElseThrow();
    }
  }
}
