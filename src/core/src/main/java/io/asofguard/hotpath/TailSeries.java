package io.asofguard.hotpath;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/** What was added to one series. Never changes; its memory lives as long as it can be reached. */
final class TailSeries {
  private static final Cleaner CLEANER = Cleaner.create();

  final SeriesRows rows;
  final long firstKnown;

  /** How many event times a read of this and of the index below may have to pass over, at most. */
  final int passed;

  private final Facts facts;

  private TailSeries(SeriesRows rows, int passed, long firstKnown, Facts facts) {
    this.rows = rows;
    this.passed = passed;
    this.firstKnown = firstKnown;
    this.facts = facts;
  }

  static TailSeries of(SeriesRows rows, int passed) {
    NativeSpace space = new NativeSpace();
    Directory chunks = new Directory(Layout.RECORD, Layout.ceilDiv(rows.size, Layout.FACTS_ROWS));
    SeriesRecord record = new SeriesIndexer(space, space, chunks).addFacts(0, rows);
    TailSeries tail =
        new TailSeries(
            rows, passed, record.firstKnown(), new Facts(chunks.address(0), record.factsCount()));
    CLEANER.register(
        tail,
        () -> {
          space.run();
          chunks.free();
        });
    return tail;
  }

  boolean find(long asked, long cutoff, Hit hit) {
    try {
      return facts.find(asked, cutoff, hit);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  boolean winner(long eventTime, long cutoff, Hit hit) {
    try {
      return facts.winner(eventTime, cutoff, hit);
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
