package io.asofguard.ingest;

import java.util.Arrays;

/** Pairs of ids and the dense id of each pair (open hashing, at most half full). */
final class PairTable {

  private static final int NONE = -1;

  private long[] pairs = new long[64];
  private int[] slots = filled(128);
  private int size;

  int size() {
    return size;
  }

  int first(int id) {
    return (int) (pairs[id] >>> 32);
  }

  int second(int id) {
    return (int) pairs[id];
  }

  /** The id of a pair; a pair met for the first time gets the next one. */
  int idOf(int first, int second) {
    long pair = (long) first << 32 | second;
    int slot = slotOf(pair);
    while (slots[slot] != NONE) {
      if (pairs[slots[slot]] == pair) {
        return slots[slot];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    if (size == pairs.length) {
      grow();
      return idOf(first, second);
    }
    pairs[size] = pair;
    slots[slot] = size;
    return size++;
  }

  private void grow() {
    pairs = Arrays.copyOf(pairs, size * 2);
    slots = filled(size * 4);
    for (int id = 0; id < size; id++) {
      int slot = slotOf(pairs[id]);
      while (slots[slot] != NONE) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = id;
    }
  }

  private int slotOf(long pair) {
    long hash = pair * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 32) & (slots.length - 1);
  }

  private static int[] filled(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }
}
