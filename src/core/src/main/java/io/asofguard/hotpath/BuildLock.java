package io.asofguard.hotpath;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one who builds the index. The system takes it back from a process that dies.
 *
 * <p>The system's lock is a process's, and is lost as soon as the process closes any channel to the
 * file: so that threads of one process come to an agreement first, and one that loses never opens
 * the file.
 */
public final class BuildLock implements AutoCloseable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /** The system doesn't say when another process lets go. */
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final Path file;
  private final FileChannel channel;

  private BuildLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static @Nullable BuildLock take(Path folder) throws IOException {
    Path real = folder.toRealPath().resolve("lock");
    if (!HELD.add(real)) {
      return null;
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        return new BuildLock(real, channel);
      }
    } catch (IOException | RuntimeException e) {
      release(real, channel);
      throw e;
    }
    release(real, channel);
    return null;
  }

  /** Waits for it; null if somebody else holds it all the time. */
  static @Nullable BuildLock await(Path folder, Duration patience, Runnable stillWanted)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    synchronized (HELD) {
      BuildLock lock = take(folder);
      while (lock == null && System.nanoTime() - begin < patience.toNanos()) {
        HELD.wait(LOOK_AGAIN_MILLIS);
        stillWanted.run();
        lock = take(folder);
      }
      return lock;
    }
  }

  private static void release(Path file, @Nullable FileChannel channel) throws IOException {
    if (channel != null) {
      channel.close();
    }
    HELD.remove(file);
    synchronized (HELD) {
      HELD.notifyAll();
    }
  }

  @Override
  public void close() {
    try {
      release(file, channel);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
