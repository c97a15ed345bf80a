package io.asofguard.ingest;

import java.util.Arrays;

/**
 * Texts and their dense ids, found by a slice without making a string of it (open hashing, at most
 * half full).
 */
final class SliceTable {

  private static final int NONE = -1;

  private char[][] texts = new char[64][];
  private int[] hashes = new int[64];
  private int[] slots = filled(128);
  private int size;
  private int last = NONE;

  int size() {
    return size;
  }

  char[] text(int id) {
    return texts[id];
  }

  /** As {@link #find}, and fastest for a text that mostly stays the same. */
  int findAgain(char[] text, int offset, int length) {
    if (last == NONE || !isText(last, text, offset, length)) {
      last = find(text, offset, length);
    }
    return last;
  }

  /** The id of a text, or -1 if it has none. */
  int find(char[] text, int offset, int length) {
    int hash = hash(text, offset, length);
    for (int slot = hash & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
      int id = slots[slot];
      if (id == NONE) {
        return NONE;
      }
      if (hashes[id] == hash && isText(id, text, offset, length)) {
        return id;
      }
    }
  }

  /** Gives the next id to a text that has none yet. */
  int add(char[] text, int offset, int length) {
    if (size == texts.length) {
      grow();
    }
    texts[size] = Arrays.copyOfRange(text, offset, offset + length);
    hashes[size] = hash(text, offset, length);
    place(size);
    return size++;
  }

  private void grow() {
    texts = Arrays.copyOf(texts, size * 2);
    hashes = Arrays.copyOf(hashes, size * 2);
    slots = filled(size * 4);
    for (int id = 0; id < size; id++) {
      place(id);
    }
  }

  private void place(int id) {
    int slot = hashes[id] & (slots.length - 1);
    while (slots[slot] != NONE) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = id;
  }

  private boolean isText(int id, char[] text, int offset, int length) {
    char[] known = texts[id];
    return known.length == length && Arrays.equals(known, 0, length, text, offset, offset + length);
  }

  /** Four characters a step, as a polynomial of 31, then spread over all bits. */
  private static int hash(char[] text, int offset, int length) {
    int hash = length;
    int at = offset;
    int end = offset + length;
    for (; at + 4 <= end; at += 4) {
      hash =
          hash * 923_521
              + text[at] * 29_791
              + text[at + 1] * 961
              + text[at + 2] * 31
              + text[at + 3];
    }
    for (; at < end; at++) {
      hash = hash * 31 + text[at];
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }

  private static int[] filled(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }
}
