package io.asofguard.guard;

import io.asofguard.store.ReadName;
import io.asofguard.store.ReadPart;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs reads that come in the order of their names. The same reads give the same bytes.
 *
 * <p>A part begins with the forecast's cutoff. Of each read then follow, the marked ones only where
 * it is known:
 *
 * <pre>
 *   1 byte      call + 8 * status
 *   varint      place of the name, less that of the read before
 *   varint      cutoff - forecast's cutoff, zigzag
 *   varint      asked - cutoff, zigzag
 *   varint      bound, zigzag; of a window asked - bound, before a wall bound - forecast's cutoff
 * * varint      of windows, listings and outcomes: count
 * * 8 bytes     value; of windows, listings and outcomes: hash
 * * varint      asked - event time, zigzag
 * * varint      knowledge time - event time, zigzag
 * </pre>
 */
final class ReadPacker {
  static final int CALLS = 8;
  private static final int MOST_BYTES = 96;

  private final long base;
  private final List<ReadName> names = new ArrayList<>();
  private ByteBuffer out = ByteBuffer.allocate(1 << 10);
  private int lastPlace;

  ReadPacker(long base) {
    this.base = base;
    begin();
  }

  private void begin() {
    names.clear();
    out.clear();
    out.putLong(base);
    lastPlace = 0;
  }

  @SuppressWarnings("EnumOrdinal") // within one process and version
  void add(Read read) {
    makeRoom();
    out.put((byte) (read.call().ordinal() + CALLS * read.status().ordinal()));
    int place = place(read);
    varint(place - lastPlace);
    lastPlace = place;
    zigzag(read.cutoff() - base);
    zigzag(read.asked() - read.cutoff());
    zigzag(boundToFile(read.call(), read.bound(), read.asked()));
    if (read.status() == Status.KNOWN) {
      answer(read);
    }
  }

  private void answer(Read read) {
    if (isMany(read.call())) {
      varint(read.count());
      out.putLong(read.hash());
    } else {
      out.putLong(Double.doubleToLongBits(read.value()));
    }
    zigzag(read.asked() - read.eventTime());
    zigzag(read.knowledge() - read.eventTime());
  }

  private int place(Read read) {
    int last = names.size() - 1;
    if (last < 0 || !isSame(names.get(last), read)) {
      names.add(new ReadName(read.entity(), read.field()));
      last++;
    }
    return last;
  }

  private static boolean isSame(ReadName name, Read read) {
    return name.entity().equals(read.entity()) && name.field().equals(read.field());
  }

  private long boundToFile(ReadCall call, long bound, long asked) {
    return switch (call) {
      case WINDOW -> asked - bound;
      case BEFORE_WALL -> bound - base;
      default -> bound;
    };
  }

  static boolean isMany(ReadCall call) {
    return call == ReadCall.WINDOW || call == ReadCall.SERIES || call == ReadCall.OUTCOME;
  }

  /** What was packed since the last take. */
  ReadPart take() {
    byte[] bytes = new byte[out.position()];
    out.flip();
    out.get(bytes);
    ReadPart part = new ReadPart(List.copyOf(names), bytes);
    begin();
    return part;
  }

  private void makeRoom() {
    if (out.remaining() < MOST_BYTES) {
      ByteBuffer wider = ByteBuffer.allocate(out.capacity() * 2);
      out.flip();
      out = wider.put(out);
    }
  }

  private void zigzag(long value) {
    varint((value << 1) ^ (value >> 63));
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      out.put((byte) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    out.put((byte) left);
  }
}
