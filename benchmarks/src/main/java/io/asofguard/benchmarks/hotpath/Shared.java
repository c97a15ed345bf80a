package io.asofguard.benchmarks.hotpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a benchmark makes and leaves for the next ones of the same run, which only read it. */
public final class Shared {
  /** The property that names the folder. */
  public static final String FOLDER = "asof.benchmarks.stores";

  private Shared() {}

  static @Nullable Path folder() {
    String folder = System.getProperty(FOLDER);
    return folder == null ? null : Path.of(folder);
  }

  /** Made by the first benchmark that asks for them, if this run has a folder. */
  static LongBuffer longs(String name, Supplier<long[]> make) {
    Path folder = folder();
    if (folder == null) {
      return LongBuffer.wrap(make.get());
    }
    try {
      Path file = folder.resolve(name);
      if (!Files.exists(file)) {
        Path part = Files.createTempFile(folder, name, ".part");
        write(part, make.get());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, long[] longs) throws IOException {
    long bytes = (long) longs.length * Long.BYTES;
    try (FileChannel to =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      to.map(MapMode.READ_WRITE, 0, bytes).asLongBuffer().put(longs);
    }
  }

  private static LongBuffer read(Path file) throws IOException {
    try (FileChannel from = FileChannel.open(file)) {
      return from.map(MapMode.READ_ONLY, 0, from.size()).asLongBuffer();
    }
  }
}
