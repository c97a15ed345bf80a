package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import java.util.ArrayList;
import java.util.List;

/** Blocks in memory of the process; a position is an address. */
final class NativeSpace implements Space, Runnable {
  private record Block(long address, long bytes) {}

  private final List<Block> blocks = new ArrayList<>();

  @Override
  public long allocate(int bytes) {
    long size = (long) bytes + Layout.RECORD;
    long block = MEMORY.allocate(size);
    MEMORY.setMemory(block, size, (byte) 0);
    blocks.add(new Block(block, size));
    return (block + Layout.RECORD - 1) & -Layout.RECORD;
  }

  @Override
  public long address(long position) {
    return position;
  }

  /** Gives all of it back. */
  @Override
  public void run() {
    for (Block block : blocks) {
      MEMORY.freeMemory(block.address, block.bytes);
    }
    blocks.clear();
  }
}
