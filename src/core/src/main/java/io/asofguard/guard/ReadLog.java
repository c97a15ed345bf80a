package io.asofguard.guard;

import io.asofguard.law.Law;
import io.asofguard.store.ReadPart;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Remembers what is read for one forecast, packed: some twenty bytes a read.
 *
 * <p>The same read made twice is kept once, and the order in which reads were made doesn't show, so
 * that a forecaster that reads from several threads leaves the same log each time. That holds for
 * each stretch of 65,536 reads. A stretch takes 7 MB until it is packed; 8 MB of packed reads are
 * kept in memory, and what is more goes to a file. Thread-safe while it listens.
 */
public final class ReadLog implements ReadListener, AutoCloseable {
  private static final int STRETCH = 1 << 16;
  private static final int FEW = 64;

  private final ReadPacker packer;
  private final PartSpool spool;
  private Read[] reads = new Read[FEW];
  private int held;
  private long count;

  /**
   * A log of nothing yet.
   *
   * @param cutoff the cutoff of the forecast, nanoseconds since the epoch, UTC
   * @param scratch a folder for what is too much for memory; asked for only then
   */
  public ReadLog(long cutoff, Supplier<Path> scratch) {
    this.packer = new ReadPacker(cutoff);
    this.spool = new PartSpool(scratch);
  }

  @Override
  public synchronized void read(Read read) {
    if (held == STRETCH) {
      pack();
    }
    if (held == reads.length) {
      reads = Arrays.copyOf(reads, held * 2);
    }
    reads[held++] = read;
    count++;
  }

  /** By name, cutoff, asked event time, and what else was asked. */
  private static int order(Read a, Read b) {
    int byName = order(a.entity(), b.entity());
    if (byName == 0) {
      byName = order(a.field(), b.field());
    }
    if (byName != 0) {
      return byName;
    }
    int byTime = Law.order(a.cutoff(), b.cutoff());
    if (byTime == 0) {
      byTime = Law.order(a.asked(), b.asked());
    }
    if (byTime != 0) {
      return byTime;
    }
    int byCall = a.call().compareTo(b.call());
    return byCall != 0 ? byCall : Long.compare(a.bound(), b.bound());
  }

  /** Names of one question are mostly the same objects. */
  @SuppressWarnings("ReferenceEquality")
  private static int order(String a, String b) {
    return a == b ? 0 : a.compareTo(b);
  }

  private void pack() {
    Arrays.sort(reads, 0, held, ReadLog::order);
    Read previous = null;
    for (int i = 0; i < held; i++) {
      Read read = Objects.requireNonNull(reads[i]);
      if (!read.equals(previous)) {
        packer.add(read);
      }
      previous = read;
    }
    Arrays.fill(reads, 0, held, null);
    held = 0;
    spool.add(packer.take());
  }

  /**
   * How many reads were made, the same ones included.
   *
   * @return their number
   */
  public synchronized long count() {
    return count;
  }

  /**
   * What was read so far. The log stays as it is until it hears of more.
   *
   * @return its parts, which end with this log; they can be gone through more than once
   */
  public synchronized Iterable<ReadPart> parts() {
    if (held > 0) {
      pack();
    }
    return spool;
  }

  @Override
  public void close() {
    spool.close();
  }
}
