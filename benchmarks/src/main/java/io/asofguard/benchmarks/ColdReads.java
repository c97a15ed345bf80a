package io.asofguard.benchmarks;

import io.asofguard.guard.ViewOptions;
import java.nio.file.Path;

/** {@code STORE CUTOFFS}: the reads of a replay, and nothing around them, in a JVM of their own. */
final class ColdReads {
  private ColdReads() {}

  public static void main(String[] args) {
    try (ReplayStore filled = ReplayStore.of(Path.of(args[0]), Integer.parseInt(args[1]))) {
      filled.bareReads(ViewOptions.NEWEST);
    }
  }
}
