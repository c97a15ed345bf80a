package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

/**
 * Records side by side in memory of the process: of series, or of chunks. Grows while it is filled;
 * never freed but by {@link #free}.
 */
final class Directory {
  private final int width;
  private long block;
  private long capacity;
  private int size;

  /** With room for so many records; more make it grow. */
  Directory(int width, int room) {
    this.width = width;
    this.capacity = Math.max(1, room);
    this.block = allocate(capacity);
  }

  int size() {
    return size;
  }

  /** The address of the next record, all zeroes; it moves when others are added. */
  long add() {
    if (size == capacity) {
      long larger = allocate(capacity * 2);
      MEMORY.copyMemory(address(0), align(larger), capacity * width);
      MEMORY.freeMemory(block, bytes(capacity));
      block = larger;
      capacity *= 2;
    }
    return address(size++);
  }

  long address(int record) {
    return align(block) + (long) record * width;
  }

  long bytes() {
    return (long) size * width;
  }

  void free() {
    MEMORY.freeMemory(block, bytes(capacity));
  }

  private long allocate(long records) {
    long bytes = bytes(records);
    long allocated = MEMORY.allocate(bytes);
    MEMORY.setMemory(allocated, bytes, (byte) 0);
    return allocated;
  }

  private long bytes(long records) {
    return records * width + Layout.RECORD;
  }

  private static long align(long address) {
    return (address + Layout.RECORD - 1) & -Layout.RECORD;
  }
}
