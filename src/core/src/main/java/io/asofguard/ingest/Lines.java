package io.asofguard.ingest;

import java.util.Iterator;
import java.util.PrimitiveIterator;

/** Line numbers from the store as primitives. */
final class Lines {
  private Lines() {}

  static PrimitiveIterator.OfLong of(Iterator<Long> lines) {
    return new PrimitiveIterator.OfLong() {
      @Override
      public boolean hasNext() {
        return lines.hasNext();
      }

      @Override
      public long nextLong() {
        return lines.next();
      }
    };
  }
}
