package io.asofguard.guard;

import io.asofguard.law.Basis;
import io.asofguard.store.Store;
import java.util.Map;

/** The basis of each stream, read when it is first asked for. Thread-safe. */
final class Bases {
  private final Store store;
  private volatile Map<Integer, Basis> known = Map.of();

  Bases(Store store) {
    this.store = store;
  }

  Basis of(int stream) {
    Basis basis = known.get(stream);
    if (basis == null) {
      known = store.catalog().bases();
      basis = known.get(stream);
    }
    if (basis == null) {
      throw new IllegalStateException("no such stream: stream=" + stream);
    }
    return basis;
  }
}
