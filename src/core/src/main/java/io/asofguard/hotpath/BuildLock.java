package io.asofguard.hotpath;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

  private static void release(Path file, @Nullable FileChannel channel) throws IOException {
    if (channel != null) {
      channel.close();
    }
    HELD.remove(file);
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
