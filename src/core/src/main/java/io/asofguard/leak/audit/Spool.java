package io.asofguard.leak.audit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows on disk, written once and then read from the start as often as needed. For one thread. */
final class Spool<T> implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** How a row is written. */
  interface Form<T> {
    void write(T row, DataOutput to) throws IOException;

    T read(DataInput from) throws IOException;
  }

  private final Form<T> form;
  private final Path file;
  private @Nullable DataOutputStream out;
  private long size;

  Spool(Form<T> form) {
    this.form = form;
    try {
      this.file = Files.createTempFile("asof-audit-", ".tmp");
      file.toFile().deleteOnExit();
      this.out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(T row) {
    if (out == null) {
      throw new IllegalStateException("is being read already");
    }
    try {
      form.write(row, out);
      size++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void forEach(Consumer<T> to) {
    try {
      finish();
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
        for (long i = 0; i < size; i++) {
          to.accept(form.read(in));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void finish() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }

  @Override
  public void close() {
    try {
      finish();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It is deleted when the JVM ends.
    }
  }
}
