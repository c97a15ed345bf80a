package io.asofguard.replay;

import io.asofguard.store.RefusedException;
import io.asofguard.store.Sha256;
import io.asofguard.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a run to one process at a time: a byte of the file {@code .lock} beside the runs' folders,
 * at a place that follows from the run's name. The operating system lets go of it however the
 * process ends.
 */
public final class RunLock {
  private RunLock() {}

  /**
   * Works on a run that nobody else works on.
   *
   * @param store where the run is
   * @param run its name; it need not have begun
   * @param work what to do
   * @param <T> what comes of it
   * @return what came of it
   * @throws RefusedException if another process works on it
   */
  public static <T> T alone(Store store, String run, Supplier<T> work) {
    try (FileChannel file = open(store);
        FileLock lock = taken(file, run)) {
      if (lock == null) {
        throw new RefusedException(
            "run "
                + run
                + " is being run by another process: wait until that one ends, or give this one"
                + " another --name");
      }
      return work.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Works on a run as soon as nobody else does.
   *
   * @param store where the run is
   * @param run its name
   * @param work what to do
   * @param <T> what comes of it
   * @return what came of it
   */
  public static <T> T inTurn(Store store, String run, Supplier<T> work) {
    try (FileChannel file = open(store);
        FileLock lock = file.lock(place(run), 1, false)) {
      if (!lock.isValid()) {
        throw new IllegalStateException("the lock of run " + run + " is lost");
      }
      return work.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel open(Store store) throws IOException {
    Path folder = Files.createDirectories(RunFolder.of(store));
    return FileChannel.open(
        folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static @Nullable FileLock taken(FileChannel file, String run) throws IOException {
    try {
      return file.tryLock(place(run), 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static long place(String run) {
    String hex = Sha256.hex(run.getBytes(StandardCharsets.UTF_8)).substring(0, 15);
    return Long.parseLong(hex, 16);
  }
}
