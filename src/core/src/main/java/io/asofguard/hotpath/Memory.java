package io.asofguard.hotpath;

import net.openhft.chronicle.core.UnsafeMemory;

/** Raw memory. A constant, so that the compiler sees through it. */
final class Memory {
  static final UnsafeMemory MEMORY = UnsafeMemory.INSTANCE;

  private Memory() {}
}
