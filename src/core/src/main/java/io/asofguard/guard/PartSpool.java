package io.asofguard.guard;

import io.asofguard.store.ReadName;
import io.asofguard.store.ReadPart;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Parts in memory, and beyond a few megabytes in a file that is deleted with it. */
final class PartSpool implements Iterable<ReadPart>, AutoCloseable {
  private static final int IN_MEMORY = 8 << 20;

  private final Supplier<Path> scratch;
  private final List<ReadPart> first = new ArrayList<>();
  private long bytes;
  private @Nullable Path file;
  private @Nullable DataOutputStream out;
  private int filed;

  PartSpool(Supplier<Path> scratch) {
    this.scratch = scratch;
  }

  void add(ReadPart part) {
    bytes += part.bytes().length;
    if (bytes <= IN_MEMORY) {
      first.add(part);
      return;
    }
    try {
      write(opened(), part);
      filed++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DataOutputStream opened() throws IOException {
    DataOutputStream known = out;
    if (known == null) {
      Path created = Files.createTempFile(Files.createDirectories(scratch.get()), "reads", ".tmp");
      known = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(created)));
      file = created;
      out = known;
    }
    return known;
  }

  private static void write(DataOutputStream to, ReadPart part) throws IOException {
    to.writeInt(part.names().size());
    for (ReadName name : part.names()) {
      to.writeUTF(name.entity());
      to.writeUTF(name.field());
    }
    to.writeInt(part.bytes().length);
    to.write(part.bytes());
  }

  private static ReadPart read(DataInputStream from) throws IOException {
    List<ReadName> names = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      names.add(new ReadName(from.readUTF(), from.readUTF()));
    }
    return new ReadPart(names, from.readNBytes(from.readInt()));
  }

  @Override
  public Iterator<ReadPart> iterator() {
    return file == null ? first.iterator() : new Filed(file, filed);
  }

  /** The parts in memory, then those in the file. */
  private final class Filed implements Iterator<ReadPart> {
    private final Iterator<ReadPart> before = first.iterator();
    private final DataInputStream in;
    private int left;

    Filed(Path file, int parts) {
      try {
        if (out != null) {
          out.flush();
        }
        in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      left = parts;
    }

    @Override
    public boolean hasNext() {
      return before.hasNext() || left > 0;
    }

    @Override
    public ReadPart next() {
      if (before.hasNext()) {
        return before.next();
      }
      try {
        ReadPart part = read(in);
        if (--left == 0) {
          in.close();
        }
        return part;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    try {
      if (out != null) {
        out.close();
      }
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
