package io.asofguard.store;

import org.jspecify.annotations.Nullable;

/** One block, from its first event time to the next block's, exclusive. */
final class Block {
  final long first;
  final @Nullable Long next;
  long rows;
  long minKnown = Long.MAX_VALUE;
  long minPublished = Long.MAX_VALUE;
  long minKnownBefore = Long.MAX_VALUE;
  long lastPublished = Long.MIN_VALUE;

  Block(long first, @Nullable Long next) {
    this.first = first;
    this.next = next;
  }

  Block until(long end) {
    Block block = new Block(first, end);
    block.rows = rows;
    block.minKnown = minKnown;
    block.minPublished = minPublished;
    block.lastPublished = lastPublished;
    return block;
  }

  void add(long knowledge, long published) {
    add(1, knowledge, published);
  }

  void add(long more, long knowledge, long published) {
    rows += more;
    minKnown = Math.min(minKnown, knowledge);
    minPublished = Math.min(minPublished, published);
    lastPublished = Math.max(lastPublished, published);
  }

  /** Whether a snapshot after the block's first has brought a row that is known earlier. */
  boolean hasFallen() {
    return minKnown < minKnownBefore && minPublished < lastPublished;
  }

  boolean covers(long eventTime) {
    return eventTime >= first && (next == null || eventTime < next);
  }

  long high() {
    return next == null ? Long.MAX_VALUE : next - 1;
  }
}
