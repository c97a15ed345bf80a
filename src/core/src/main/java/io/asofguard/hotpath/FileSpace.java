package io.asofguard.hotpath;

import java.util.Arrays;

/** Blocks in the pages of a file; small ones fill what large ones leave. */
final class FileSpace implements Space {
  private static final int OPEN = 4;
  private static final int LINE = 64;

  private final PageFile file;
  private long[] addresses;
  private final int[] openPage = new int[OPEN];
  private final int[] openUsed = new int[OPEN];

  /** The pages that a file has already, for reading. */
  FileSpace(PageFile file) {
    this.file = file;
    this.addresses = new long[file.pages()];
    for (int page = 0; page < addresses.length; page++) {
      addresses[page] = file.address(page);
    }
    Arrays.fill(openUsed, Layout.USABLE);
  }

  @Override
  public long allocate(int bytes) {
    int size = Layout.align(bytes, LINE);
    int slot = tightestFit(size);
    if (slot < 0) {
      slot = fullest();
      openPage[slot] = addPage();
      openUsed[slot] = 0;
    }
    long position = (long) openPage[slot] << Integer.SIZE | openUsed[slot];
    openUsed[slot] += size;
    return position;
  }

  /** A page of its own. */
  int addPage() {
    int page = file.pages();
    if (page == addresses.length) {
      addresses = Arrays.copyOf(addresses, Math.max(16, page * 2));
    }
    addresses[page] = file.add();
    return page;
  }

  int pages() {
    return file.pages();
  }

  long pageAddress(int page) {
    return addresses[page];
  }

  @Override
  public long address(long position) {
    return addresses[(int) (position >> Integer.SIZE)] + (int) position;
  }

  /** Whether a block of so many bytes can be there. */
  boolean holds(long position, int bytes) {
    long page = position >> Integer.SIZE;
    int at = (int) position;
    return page >= 0 && page < pages() && at >= 0 && at <= Layout.USABLE - bytes;
  }

  private int tightestFit(int size) {
    int best = -1;
    for (int i = 0; i < OPEN; i++) {
      boolean fits = openUsed[i] + size <= Layout.USABLE;
      if (fits && (best < 0 || openUsed[i] > openUsed[best])) {
        best = i;
      }
    }
    return best;
  }

  private int fullest() {
    int best = 0;
    for (int i = 1; i < OPEN; i++) {
      if (openUsed[i] > openUsed[best]) {
        best = i;
      }
    }
    return best;
  }
}
