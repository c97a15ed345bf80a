package io.asofguard.conformance;

import org.slf4j.LoggerFactory;

/** Seeds that a run says, and that {@code -Dasof.seed=N} sets. */
public final class Seeds {
  private Seeds() {}

  /** The seed of this run. */
  public static long announced(Class<?> test) {
    long seed = Long.getLong("asof.seed", System.nanoTime());
    LoggerFactory.getLogger(test).warn("-Dasof.seed={}", seed);
    return seed;
  }
}
