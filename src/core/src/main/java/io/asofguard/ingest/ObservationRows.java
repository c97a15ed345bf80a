package io.asofguard.ingest;

/** Rows that passed the gates, column by column; of each column the first {@link #size} count. */
final class ObservationRows {

  static final int CAPACITY = 1 << 16;

  /** Set: the knowledge time is ASSUMED from a lag. Clear: CLAIMED by the source. */
  static final byte ASSUMED = 1;

  /** Set: the row names the event of its entity. */
  static final byte NAMES_EVENT = 2;

  /** Set: our clock gives the knowledge time, RECORDED. */
  static final byte RECORDED = 4;

  final int[] source = new int[CAPACITY];
  final int[] series = new int[CAPACITY];
  final long[] eventTime = new long[CAPACITY];
  final long[] knowledgeTime = new long[CAPACITY];

  /** NaN is a retraction; every other value is finite. */
  final double[] value = new double[CAPACITY];

  final long[] line = new long[CAPACITY];
  final byte[] flags = new byte[CAPACITY];
  int size;

  boolean isFull() {
    return size == CAPACITY;
  }
}
