package io.asofguard.hotpath;

/**
 * How rows lie in memory. A series has two sorted copies of what it shows, each cut into chunks of
 * at most {@link #STAIRS_ROWS} or {@link #FACTS_ROWS} rows:
 *
 * <pre>
 *   stairs, for latest(ts): a row per change of the answer        by knowledge time
 *     [ from  | value | event time ]                              24 bytes
 *   facts, for at(event time, ts): a row per revision             by (event time, knowledge time)
 *     [ event time | knowledge time | value ]                     24 bytes
 *
 *   a chunk in a page:  rows | covers (facts only)
 *   a chunk's record, 64 bytes, together with those of its neighbours:
 *      0 first key     8 rows      16 bucket table     24 side covers
 *     32 notes        40 rows, words (int)      48 shift, top (int)     56 multiplier
 * </pre>
 *
 * The bucket tables of all chunks lie together, apart from the rows: they are small, and every
 * look-up wants one word of them, so that they stay in the processor's caches.
 *
 * <p>A value of NaN is a retraction, or in the stairs: from here on there is no value. Positions in
 * a file are (page, offset in the page); once it is open they are addresses.
 */
final class Layout {
  /** A page holds four such chunks, or sixteen of facts: little is left over. */
  static final int STAIRS_ROWS = 1 << 14;

  static final int FACTS_ROWS = 4096;
  static final int ROW = 24;

  /** Rows or covers under one cover. */
  static final int FAN = 16;

  static final int FAN_BITS = 4;

  /** Few, so that a bucket lies in one line of memory or two. */
  static final int ROWS_IN_BUCKET = 2;

  static final int RECORD = 64;
  static final int FIRST_KEY = 0;
  static final int ROWS_AT = 8;
  static final int TABLE_AT = 16;
  static final int SIDE_AT = 24;
  static final int NOTES_AT = 32;
  static final int COUNT = 40;
  static final int WORDS = 44;
  static final int SHIFT = 48;
  static final int TOP = 52;
  static final int MULTIPLIER = 56;

  /** Nothing there: a side block, or notes that are the same for all rows of a chunk. */
  static final long NONE = -1;

  /** What a page holds. */
  static final int USABLE = 4 * 407_552;

  private Layout() {}

  /** Where the covers of facts begin, from the rows on. */
  static int covers(int facts) {
    return facts * ROW;
  }

  /** Of a bucket table, but for its last one. */
  static int tableWords(int rows) {
    return ceilDiv(rows, ROWS_IN_BUCKET * Buckets.IN_WORD);
  }

  static int tableBytes(int rows) {
    return Long.BYTES * (tableWords(rows) + 1);
  }

  static int groups(int rows) {
    return ceilDiv(rows, FAN);
  }

  /** Of its groups, of as many groups together, and of the whole chunk. */
  static int coverCount(int rows) {
    return groups(rows) + ceilDiv(groups(rows), FAN) + 1;
  }

  static int stairsBytes(int rows) {
    return rows * ROW;
  }

  static int factsBytes(int rows) {
    return covers(rows) + Long.BYTES * coverCount(rows);
  }

  static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }

  static int align(int bytes, int to) {
    return ceilDiv(bytes, to) * to;
  }
}
