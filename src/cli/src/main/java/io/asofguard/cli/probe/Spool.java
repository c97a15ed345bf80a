package io.asofguard.cli.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

/**
 * Text that can be read again. Where a file in use may lose its name (Linux, macOS) this one has
 * none from the start, so that nothing is left of a process that is killed.
 */
final class Spool implements Closeable {
  private final FileChannel file;

  /** Reads all of a text. */
  Spool(Reader text) throws IOException {
    file =
        FileChannel.open(
            Files.createTempFile("asof-probes-", ".jsonl"), READ, WRITE, DELETE_ON_CLOSE);
    try {
      Writer writer = Channels.newWriter(file, UTF_8);
      text.transferTo(writer);
      writer.flush();
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** The text in UTF-8, from its start; ends what was opened before. */
  InputStream again() throws IOException {
    file.position(0);
    return new FilterInputStream(Channels.newInputStream(file)) {
      @Override
      public void close() {}
    };
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
