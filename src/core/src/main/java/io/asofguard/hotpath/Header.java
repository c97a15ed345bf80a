package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import java.util.HexFormat;

/**
 * What the first page of an index says about it.
 *
 * @param snapshot the edition that it shows
 * @param digest that edition's digest
 * @param rows facts in it
 * @param steps steps of the stairs in it
 * @param series how many series have rows
 * @param chunks how many chunks there are
 * @param words how many words the bucket tables have
 * @param directory the first of the pages that hold the records, of the series and then the chunks,
 *     and after them the bucket tables
 */
record Header(
    long snapshot,
    String digest,
    long rows,
    long steps,
    int series,
    int chunks,
    int words,
    int directory) {
  private static final long MAGIC = 0x32_58_44_49_46_4F_53_41L; // "ASOFIDX2"
  private static final int DIGEST_BYTES = 32;

  void write(long page) {
    MEMORY.writeLong(page + 8, snapshot);
    MEMORY.writeLong(page + 16, rows);
    MEMORY.writeLong(page + 24, steps);
    MEMORY.writeInt(page + 32, series);
    MEMORY.writeInt(page + 36, chunks);
    MEMORY.writeInt(page + 40, directory);
    MEMORY.writeInt(page + 44, words);
    byte[] bytes = HexFormat.of().parseHex(digest);
    for (int i = 0; i < DIGEST_BYTES; i++) {
      MEMORY.writeByte(page + 48 + i, i < bytes.length ? bytes[i] : 0);
    }
    MEMORY.writeLong(page, MAGIC);
  }

  static Header read(long page) {
    if (MEMORY.readLong(page) != MAGIC) {
      throw new IllegalStateException("its first page is not an index's");
    }
    byte[] digest = new byte[DIGEST_BYTES];
    for (int i = 0; i < DIGEST_BYTES; i++) {
      digest[i] = MEMORY.readByte(page + 48 + i);
    }
    return new Header(
        MEMORY.readLong(page + 8),
        HexFormat.of().formatHex(digest),
        MEMORY.readLong(page + 16),
        MEMORY.readLong(page + 24),
        MEMORY.readInt(page + 32),
        MEMORY.readInt(page + 36),
        MEMORY.readInt(page + 44),
        MEMORY.readInt(page + 40));
  }
}
