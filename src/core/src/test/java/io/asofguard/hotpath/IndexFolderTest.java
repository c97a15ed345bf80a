package io.asofguard.hotpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.conformance.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What opening makes of a file that somebody may have written to. */
class IndexFolderTest {
  private static final int CHANGES = 40;
  private static final int ROWS = 9000;

  @TempDir Path temp;
  private final long seed = Seeds.announced(getClass());
  private final SplittableRandom random = new SplittableRandom(seed);
  private IndexFolder folder;
  private IndexFile file;

  @BeforeEach
  void build() throws IOException {
    Built.index(temp, List.of(new RandomRows(random, ROWS).rows));
    folder = new IndexFolder(temp);
    file = new IndexFile(temp);
    open();
  }

  private void open() {
    assertThat(folder.open().problem()).isNull();
  }

  private boolean isNoted() throws IOException {
    return FileStamp.of(file.path()).isNoted(temp);
  }

  @Test
  void aByteThatWasChangedAnywhereIsNoticed() throws IOException {
    for (int i = 0; i < CHANGES; i++) {
      long at = random.nextLong(file.bytes.length);
      if (at >= FileSum.LOCK && at < FileSum.LOCK + FileSum.LOCK_BYTES) {
        continue;
      }
      change(() -> file.change(at, 1));
      assertThat(folder.open().problem()).as("byte %d, seed %d", at, seed).contains("was changed");
      change(() -> file.restore(at, 1));
      open();
    }
  }

  @Test
  void oneThatNobodyWroteToIsNotReadWhole() throws IOException {
    assertThat(isNoted()).isTrue();
    change(() -> Files.setPosixFilePermissions(file.path(), Files.getPosixFilePermissions(temp)));
    assertThat(isNoted()).isFalse();
    open();
    assertThat(isNoted()).as("after it was read").isTrue();
  }

  @Test
  void itIsReadWholeEachTimeWhereNothingCanBeNoted() throws IOException {
    Path note = temp.resolve("checked");
    Files.delete(note);
    Files.createDirectory(note);
    open();
    assertThat(isNoted()).isFalse();
    change(() -> file.change(file.bytes.length / 2, 1));
    assertThat(folder.open().problem()).contains("was changed");
  }

  @Test
  void aFolderThatTakesNoFileIsTold() throws IOException {
    Path none = Files.writeString(temp.resolve("file"), "");

    assertThatThrownBy(() -> new IndexFolder(none).begin(new IndexSize(1, 1)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("the index cannot be built: " + none + " cannot be written (it is no folder)");
  }

  private interface Change {
    void run() throws IOException;
  }

  /** The system's clock goes in steps: a change within the step of the last one has its stamp. */
  private void change(Change change) throws IOException {
    Path clock = temp.resolve("clock");
    do {
      Files.writeString(clock, "");
    } while (Files.getAttribute(clock, "unix:ctime")
        .equals(Files.getAttribute(file.path(), "unix:ctime")));
    change.run();
  }
}
