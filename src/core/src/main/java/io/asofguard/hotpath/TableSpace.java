package io.asofguard.hotpath;

/** The bucket tables of all chunks, one after the other in memory of the process. */
final class TableSpace implements Space {
  private final Directory words;

  /** With room for so many words; more make it grow, and move. */
  TableSpace(int room) {
    this.words = new Directory(Long.BYTES, room);
  }

  @Override
  public long allocate(int bytes) {
    int first = words.size();
    for (int word = 0; word < bytes / Long.BYTES; word++) {
      words.add();
    }
    return first;
  }

  @Override
  public long address(long position) {
    return words.address((int) position);
  }

  /** The words, to be copied and to be freed. */
  Directory words() {
    return words;
  }
}
