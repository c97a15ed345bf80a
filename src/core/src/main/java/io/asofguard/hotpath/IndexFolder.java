package io.asofguard.hotpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
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
   * Opens what is sealed, if it is whole: the file is read from end to end if anybody may have
   * written to it since it was known to be.
   *
   * @return the index, or why there is none
   */
  public Opened open() {
    Outcome<AsofIndex> outcome =
        trying(
            seal -> {
              String problem = seal.change(folder);
              return problem == null ? opened(seal) : new Outcome<>(null, problem);
            },
            new Outcome<>(null, "there is none yet"));
    return new Opened(outcome.found, outcome.problem);
  }

  private Outcome<AsofIndex> opened(Seal seal) throws IOException {
    Path file = folder.resolve(seal.file());
    AsofIndex index = AsofIndex.open(file, seal);
    FileStamp.of(file).note(folder);
    return new Outcome<>(index, null);
  }

  private record Outcome<T>(@Nullable T found, @Nullable String problem) {}

  private interface Use<T> {
    Outcome<T> with(Seal seal) throws IOException;
  }

  /** Tries again when it fails and a builder has put another file in the place of this one. */
  private <T> Outcome<T> trying(Use<T> use, Outcome<T> ifNone) {
    Outcome<T> outcome = ifNone;
    Seal before = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        Seal seal = Seal.read(folder);
        if (seal == null) {
          return ifNone;
        }
        if (seal.equals(before)) {
          return outcome;
        }
        before = seal;
        outcome = use.with(seal);
        if (outcome.problem == null) {
          return outcome;
        }
      } catch (IOException | RuntimeException | LinkageError e) {
        outcome =
            new Outcome<>(
                null, e.getMessage() == null ? e.getClass().getSimpleName() : firstLine(e));
      }
    }
    return outcome;
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /**
   * What is sealed, by its seal alone.
   *
   * @param snapshot the edition that it shows
   * @param digest that edition's digest
   * @param bytes how large its file is
   */
  public record Sealed(long snapshot, String digest, long bytes) {}

  /**
   * Looks at the seal, and at nothing else.
   *
   * @return what is sealed; null if nothing is
   * @throws IllegalStateException if the seal cannot be read
   */
  public @Nullable Sealed sealed() {
    try {
      Seal seal = Seal.read(folder);
      return seal == null ? null : new Sealed(seal.snapshot(), seal.digest(), seal.bytes());
    } catch (IOException e) {
      throw new IllegalStateException("its seal cannot be read", e);
    }
  }

  /**
   * Whether this process may open what is sealed: an index is mapped for writing, also to read it.
   *
   * @return false if there is a file and it may not be written
   * @throws IllegalStateException if the seal cannot be read
   */
  public boolean mayOpen() {
    try {
      Seal seal = Seal.read(folder);
      return seal == null || Files.isWritable(folder.resolve(seal.file()));
    } catch (IOException e) {
      throw new IllegalStateException("its seal cannot be read", e);
    }
  }

  /**
   * Reads the whole file, without using it as an index: any byte that matters to anybody.
   *
   * @return how it differs from what was sealed; null if it doesn't, or if nothing is sealed
   */
  public @Nullable String damage() {
    return trying(seal -> new Outcome<>(null, seal.damage(folder)), new Outcome<String>(null, null))
        .problem;
  }

  /**
   * What opening for a comparison gave.
   *
   * @param audit to be closed; null if there is a problem, or no index
   * @param problem why it cannot be compared, or null
   */
  public record Audited(@Nullable IndexAudit audit, @Nullable String problem) {}

  /**
   * Opens what is sealed in order to compare it with the log.
   *
   * @return the audit, or why there is none
   */
  public Audited audit() {
    Outcome<IndexAudit> outcome =
        trying(
            seal -> {
              String problem = seal.problem(folder);
              return problem == null
                  ? new Outcome<>(IndexAudit.open(folder.resolve(seal.file()), seal), null)
                  : new Outcome<>(null, problem);
            },
            new Outcome<>(null, null));
    return new Audited(outcome.found, outcome.problem);
  }

  /**
   * Becomes the only builder.
   *
   * @return the lock, to be closed; null if another process or thread is building
   */
  public @Nullable BuildLock lock() {
    return lock(Duration.ZERO, () -> {});
  }

  /**
   * Becomes the only builder, once whoever builds now is done.
   *
   * @param patience how long to wait
   * @param stillWanted called at each look, some 20 ms apart; what it throws ends the wait
   * @return the lock, to be closed; null if another process or thread is building all the time
   */
  public @Nullable BuildLock lock(Duration patience, Runnable stillWanted) {
    try {
      Files.createDirectories(folder);
      return BuildLock.await(folder, patience, stillWanted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UncheckedIOException unwritable(IOException e) {
    return new UncheckedIOException(
        "the index cannot be built: " + folder + " cannot be written (" + why(e) + ")", e);
  }

  /** Without the path, which a file system's message may consist of. */
  private static String why(IOException e) {
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (e instanceof AccessDeniedException) {
      return "no permission";
    }
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
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
      throw unwritable(e);
    }
  }

  void seal(Path file, IndexWriter.Finished finished) throws IOException {
    FileStamp stamp = FileStamp.of(file);
    Seal.of(file, finished.header(), finished.directory()).write(folder);
    stamp.note(folder);
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
