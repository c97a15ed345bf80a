package io.asofguard.sources;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The classes of DuckDB's driver. Left alone it unpacks its library, 70 MB, each time; here it
 * finds none in its jar, looks for one that is installed, and gets the one that was unpacked the
 * first time, if there is a folder to keep it in. Left alone it also starts the JVM's Flight
 * Recorder, for events of its own that nobody asked for, which takes as long as all the rest of its
 * start; here it is told that there is none.
 */
final class DuckDbLoader extends URLClassLoader {
  private static final String PACKED = "libduckdb_java.so_";
  private static final String INSTALLED = "duckdb_java";
  private static final String RECORDER = "jdk.jfr.FlightRecorder";

  private final @Nullable Path kept;

  /**
   * Of a driver's jar.
   *
   * @param folder where its library may be kept; null for nowhere
   */
  DuckDbLoader(Path jar, @Nullable Path folder, ClassLoader parent) {
    super(new URL[] {url(jar)}, parent);
    this.kept = folder == null ? null : folder.resolve(nameFor(jar));
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another one for another jar, and for one that was exchanged. */
  private static String nameFor(Path jar) {
    try {
      return "%s-%d-%d.so"
          .formatted(jar.getFileName(), Files.size(jar), Files.getLastModifiedTime(jar).toMillis());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.equals(RECORDER)) {
      throw new ClassNotFoundException(name);
    }
    return super.loadClass(name, resolve);
  }

  @Override
  public @Nullable URL findResource(String name) {
    URL found = super.findResource(name);
    return found != null && name.startsWith(PACKED) && isKept(found) ? null : found;
  }

  @Override
  protected @Nullable String findLibrary(String name) {
    return kept != null && name.equals(INSTALLED) && Files.isRegularFile(kept)
        ? kept.toAbsolutePath().toString()
        : super.findLibrary(name);
  }

  private boolean isKept(URL packed) {
    if (kept == null) {
      return false;
    }
    try {
      long size = packed.openConnection().getContentLengthLong();
      if (!Files.isRegularFile(kept) || Files.size(kept) != size) {
        unpack(packed, kept);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Under its name only once it is whole, and on the disk: another process may be looking. */
  private static void unpack(URL packed, Path to) throws IOException {
    Path part = Files.createTempFile(to.toAbsolutePath().getParent(), "unpacking-", ".tmp");
    try (InputStream in = packed.openStream();
        FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
      in.transferTo(Channels.newOutputStream(out));
      out.force(true);
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
