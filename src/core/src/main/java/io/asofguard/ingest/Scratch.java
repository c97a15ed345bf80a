package io.asofguard.ingest;

import io.asofguard.store.Store;
import io.asofguard.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder for the temporary files of one change, beside the store. What a killed process left
 * behind is removed by the next: a folder that is in use is locked.
 */
final class Scratch implements AutoCloseable {
  private static final String LOCK = "in-use";

  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;

  private Scratch(Path folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  static Scratch of(Store store) {
    Path parent = store.scratch();
    try {
      Files.createDirectories(parent);
      return make(parent);
    } catch (IOException e) {
      throw new StoreException(
          "no temporary files can be made in "
              + parent
              + " ("
              + e.getMessage()
              + "); check its permissions and the disk",
          e);
    }
  }

  /** Alone, so that a folder without a lock is one whose maker died. */
  private static synchronized Scratch make(Path parent) throws IOException {
    try (FileChannel alone = open(parent.resolve("making"))) {
      alone.lock();
      removeAbandoned(parent);
      Path folder = Files.createTempDirectory(parent, "change-");
      OWN.add(folder);
      FileChannel channel = open(folder.resolve(LOCK));
      return new Scratch(folder, channel, channel.lock());
    }
  }

  private static FileChannel open(Path lock) throws IOException {
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  Path folder() {
    return folder;
  }

  private static void removeAbandoned(Path parent) throws IOException {
    abandoned(parent).forEach(Scratch::remove);
  }

  /** The folders of changes whose process died before they were stored. */
  static List<Path> abandoned(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> listed = Files.list(parent)) {
      return listed.filter(Files::isDirectory).filter(Scratch::isAbandoned).toList();
    }
  }

  /** Another handle on an own lock would, when closed, give the lock up. */
  private static boolean isAbandoned(Path other) {
    if (OWN.contains(other)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE)) {
      FileLock taken = channel.tryLock();
      return taken != null;
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException | java.nio.channels.OverlappingFileLockException inUse) {
      return false;
    }
  }

  /** With all that is in it; what can't be removed now goes with this process. */
  static void remove(Path folder) {
    remove(folder, file -> true);
  }

  /** Another process may be removing the same: what it took is gone, and that is all right. */
  private static void remove(Path folder, Predicate<Path> which) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(which).sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      folder.toFile().deleteOnExit();
    }
  }

  /** Emptied while it is locked: from then on others take it for abandoned. */
  @Override
  public void close() {
    remove(folder, file -> !file.equals(folder) && !file.endsWith(LOCK));
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
    remove(folder);
    OWN.remove(folder);
  }
}
