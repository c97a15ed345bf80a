package io.asofguard.guard;

import io.asofguard.store.ReadName;
import io.asofguard.store.ReadPart;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** Reads as {@link ReadLog} packed them, read again. The format stands in {@link ReadPacker}. */
public final class PackedReads {
  private static final ReadCall[] CALLS = ReadCall.values();
  private static final Status[] STATUSES = Status.values();

  private final List<ReadName> names;
  private final ByteBuffer in;
  private final long base;
  private int place;

  private PackedReads(ReadPart part) {
    this.names = part.names();
    this.in = ByteBuffer.wrap(part.bytes());
    this.base = in.getLong();
  }

  /**
   * Hands on the reads of a part.
   *
   * @param part what a log packed
   * @param to gets them by entity, field, cutoff and asked event time
   */
  public static void each(ReadPart part, Consumer<Read> to) {
    PackedReads reads = new PackedReads(part);
    while (reads.in.hasRemaining()) {
      to.accept(reads.next());
    }
  }

  private Read next() {
    int head = in.get();
    ReadCall call = CALLS[head % ReadPacker.CALLS];
    Status status = STATUSES[head / ReadPacker.CALLS];
    place += (int) varint();
    ReadName name = names.get(place);
    long cutoff = base + zigzag();
    long asked = cutoff + zigzag();
    long bound = boundFromFile(call, zigzag(), asked);
    boolean known = status == Status.KNOWN;
    boolean many = ReadPacker.isMany(call);
    int count = known && many ? (int) varint() : known ? 1 : 0;
    long word = known ? in.getLong() : 0;
    long eventTime = known ? asked - zigzag() : 0;
    long knowledge = known ? eventTime + zigzag() : 0;
    return new Read(
        call,
        name.entity(),
        name.field(),
        asked,
        cutoff,
        bound,
        status,
        known && !many ? Double.longBitsToDouble(word) : Double.NaN,
        eventTime,
        knowledge,
        count,
        many ? word : 0);
  }

  private long boundFromFile(ReadCall call, long filed, long asked) {
    return switch (call) {
      case WINDOW -> asked - filed;
      case BEFORE_WALL -> base + filed;
      default -> filed;
    };
  }

  private long zigzag() {
    long value = varint();
    return (value >>> 1) ^ -(value & 1);
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
