package io.asofguard.hotpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a store's index: one sealed file at most, and what builders left behind.
 *
 * <p>Readers in any number of processes open what is sealed. A builder writes a file of its own,
 * seals it by moving the seal into place, and removes what was sealed before: whoever has that open
 * keeps it. Thread-safe.
 */
public final class IndexFolder {
  private static final int TRIES = 5;
  private static final String PREFIX = "index-";
  private static final String SUFFIX = ".map";

  private final Path folder;

  /**
   * A folder, which need not exist yet.
   *
   * @param folder where
   */
  public IndexFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * What opening gave.
   *
   * @param index the index, or null
   * @param problem why there is none, or null
   */
  public record Opened(@Nullable AsofIndex index, @Nullable String problem) {}

  /**
   * Opens what is sealed, if it is whole.
   *
   * @return the index, or why there is none
   */
  public Opened open() {
    String problem = "there is none yet";
    for (int i = 0; i < TRIES; i++) {
      try {
        Seal seal = Seal.read(folder);
        if (seal == null) {
          return new Opened(null, problem);
        }
        problem = seal.problem(folder);
        if (problem == null) {
          return new Opened(AsofIndex.open(folder.resolve(seal.file()), seal), null);
        }
      } catch (IOException | RuntimeException | LinkageError e) {
        problem = e.getMessage() == null ? e.getClass().getSimpleName() : firstLine(e);
      }
    }
    return new Opened(null, problem);
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /**
   * Becomes the only builder.
   *
   * @return the lock, to be closed; null if another process or thread is building
   */
  public @Nullable BuildLock lock() {
    try {
      Files.createDirectories(folder);
      return BuildLock.take(folder.resolve("lock"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the index cannot be built: "
              + folder
              + " cannot be written ("
              + e.getMessage()
              + "); answers come from SQL",
          e);
    }
  }

  /**
   * Begins a new file. Only under the lock.
   *
   * @param size how much will come
   * @return what takes the rows; close it
   */
  public IndexBuild begin(IndexSize size) {
    try {
      sweep(null);
      return new IndexBuild(this, Files.createTempFile(folder, PREFIX, SUFFIX), size);
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be built: " + e.getMessage(), e);
    }
  }

  void seal(Path file, Header header) throws IOException {
    Seal.of(file, header).write(folder);
    sweep(file);
  }

  /** Removes what is not sealed and not wanted: open files live on until they are closed. */
  private void sweep(@Nullable Path wanted) throws IOException {
    Seal seal = readable();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        boolean ours = name.startsWith(PREFIX) || name.endsWith(".tmp");
        boolean kept = file.equals(wanted) || (seal != null && name.equals(seal.file()));
        if (ours && !kept) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private @Nullable Seal readable() throws IOException {
    try {
      return Seal.read(folder);
    } catch (IllegalStateException e) {
      return null;
    }
  }
}
