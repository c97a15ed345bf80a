package io.asofguard.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

  @Test
  void bytesThatAreNoSealAreDamageAndNotAnotherVersion() throws IOException {
    build();
    String whole = Files.readString(folder.resolve(Seal.NAME));
    for (String bytes :
        List.of(
            "",
            "nothing of ours",
            "format=7",
            whole.replace("format=3", "format=x"),
            whole.replace("format=3", "format=7").replace("snapshot=7", "snapshot=?"),
            whole.substring(0, whole.length() / 2),
            whole.replace("bytes=", "bytes=\\u00"))) {
      Files.writeString(folder.resolve(Seal.NAME), bytes);
      assertThat(problem()).as(bytes).isEqualTo("its seal is damaged");
    }
    Files.write(folder.resolve(Seal.NAME), new byte[] {(byte) 0xC3, 0x28, 0, 1});
    assertThat(problem()).isEqualTo("its seal is damaged");
  }

  @Test
  void aSealOfAnotherVersionIsToldAsThat() throws IOException {
    build();
    Path seal = folder.resolve(Seal.NAME);
    Files.writeString(seal, Files.readString(seal).replace("format=3", "format=12"));
    assertThat(problem()).isEqualTo("it has the format of another version");
  }

  @Test
  void aSealThatCannotBeReadIsNotSaidToBeDamaged() throws IOException {
    build();
    Files.delete(folder.resolve(Seal.NAME));
    Files.createDirectory(folder.resolve(Seal.NAME));
    assertThat(problem()).isEqualTo("its seal cannot be read");
  }

  private @Nullable String problem() {
    return new IndexFolder(folder).open().problem();
  }

  private Path index() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".map")).findFirst().orElseThrow();
    }
  }
}
