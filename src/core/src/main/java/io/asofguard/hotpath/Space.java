package io.asofguard.hotpath;

/** Where blocks are put: the pages of a file, or memory of the process. */
interface Space {
  /**
   * A block of zeroes, aligned to a cache line.
   *
   * @return its position, which {@link #address} makes an address of
   */
  long allocate(int bytes);

  long address(long position);
}
