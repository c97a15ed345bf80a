package io.asofguard.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where an output goes: a stream as it comes, or a file, written whole or not at all. Without
 * {@link #commit} the file stays as it was.
 */
public final class Target implements AutoCloseable {
  private final OutputStream stream;
  private final boolean opened;
  private final @Nullable Path temporary;
  private final @Nullable Path file;
  private final @Nullable Thread cleaner;

  private Target(
      OutputStream stream, boolean opened, @Nullable Path temporary, @Nullable Path file) {
    this.stream = stream;
    this.opened = opened;
    this.temporary = temporary;
    this.file = file;
    this.cleaner = temporary == null ? null : new Thread(() -> delete(temporary));
    if (cleaner != null) {
      watchEnd(cleaner);
    }
  }

  private static void watchEnd(Thread cleaner) {
    try {
      Runtime.getRuntime().addShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The process ends already, and waits for what an interrupted command still has to say.
    }
  }

  /**
   * A stream, which stays open.
   *
   * @param stream where the output goes
   * @return the target
   */
  public static Target of(OutputStream stream) {
    return new Target(stream, false, null, null);
  }

  /**
   * Says what keeps a file from being written, before any work is done for it.
   *
   * @param named as the user named it
   * @throws OutputFailure if it is a directory or a database, or its folder is not there or takes
   *     no file
   */
  public static void check(Path named) {
    if (named.toString().isEmpty()) {
      throw new OutputFailure(
          "the name of a file to write is empty; name a file", new IOException("has no name"));
    }
    Path folder = named.toAbsolutePath().getParent();
    if (Files.isDirectory(named)) {
      throw new OutputFailure(
          named + " is a directory; name a file", new IOException("is a directory"));
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw new OutputFailure(
          named + " cannot be written: its folder does not exist",
          new NoSuchFileException(folder.toString()));
    }
    try {
      Path file = real(named);
      if (DatabaseFile.is(file)) {
        throw new OutputFailure(
            named + " is a database, such as a store, and would be lost; name another file",
            new IOException("is a database"));
      }
      if (isReplaced(file)) {
        Path temporary = temporary(file);
        Files.newOutputStream(temporary).close();
        Files.delete(temporary);
      } else if (!Files.isWritable(file)) {
        throw new AccessDeniedException(file.toString());
      }
    } catch (IOException e) {
      throw unwritable(named, e);
    }
  }

  private static Path real(Path named) throws IOException {
    return Files.exists(named) ? named.toRealPath() : named.toAbsolutePath();
  }

  /** What is no regular file is written to as it is. */
  private static boolean isReplaced(Path file) {
    return !Files.exists(file) || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static Path temporary(Path file) {
    return file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
  }

  private static OutputFailure unwritable(Path named, IOException e) {
    String why =
        e instanceof AccessDeniedException || e instanceof NoSuchFileException
            ? "its folder takes no file from you; name another"
            : e.getMessage();
    return new OutputFailure(named + " cannot be written: " + why, e);
  }

  /**
   * A file. What is no regular file, such as a pipe or a device, is written to directly.
   *
   * @param named as the user named it
   * @return the target
   * @throws OutputFailure if the file cannot be written
   */
  public static Target file(Path named) {
    try {
      Path file = real(named);
      check(named);
      if (!isReplaced(file)) {
        return new Target(Files.newOutputStream(file), true, null, null);
      }
      Path temporary = temporary(file);
      OutputStream stream =
          Files.newOutputStream(
              temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
      return new Target(stream, true, temporary, file);
    } catch (IOException e) {
      throw unwritable(named, e);
    }
  }

  /**
   * Where the bytes go.
   *
   * @return a stream; not to be closed
   */
  public OutputStream stream() {
    return stream;
  }

  /**
   * Writes text.
   *
   * @param text in full
   * @throws OutputFailure if it cannot be written
   */
  public void write(String text) {
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new OutputFailure(e);
    }
  }

  /**
   * Says that the output is whole.
   *
   * @throws OutputFailure if it cannot be put in its place
   */
  public void commit() {
    try {
      stream.flush();
      if (temporary != null && file != null) {
        stream.close();
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new OutputFailure(e);
    }
  }

  @Override
  public void close() {
    try {
      if (opened) {
        stream.close();
      }
    } catch (IOException e) {
      // What was committed is whole, and what was not is about to be deleted.
    }
    if (temporary == null || cleaner == null) {
      return;
    }
    delete(temporary);
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The JVM is going down, and the hook with it.
    }
  }

  private static void delete(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // A leftover beside the file harms nobody, and its name says whose it was.
    }
  }
}
