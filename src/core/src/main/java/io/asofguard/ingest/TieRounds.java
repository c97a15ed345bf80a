package io.asofguard.ingest;

import io.asofguard.store.WriteTx;

/**
 * Takes a file in again where a line was kept out because of an event that, as it turned out, no
 * stored row names: only the comparison with the store tells, and it comes after the gates. The tie
 * that proved idle binds nobody in the next round.
 *
 * <p>Costs nothing unless a file names two events for an entity. In each round an entity can lose
 * but one event, so after a few rounds the lines that name yet others stay in quarantine.
 */
final class TieRounds {
  private static final int MOST = 8;

  private final WriteTx tx;
  private final IdleTies idle = new IdleTies();
  private int rounds;
  private boolean marked;

  TieRounds(WriteTx tx) {
    this.tx = tx;
  }

  /** The names of one round. */
  Names names(ParseContext context) {
    return new Names(context.eventOf(), idle);
  }

  /** To be called before the first line is read. */
  void begin() {
    tx.mark();
  }

  /** To be called when all lines have passed the gates, and before a row is stored. */
  void parsed(Names names) {
    marked = ++rounds < MOST && names.areTiesContested();
    if (!marked) {
      tx.unmark();
    }
  }

  /** Whether what this round stored was undone, and all must be taken in again. */
  boolean again(Names names) {
    if (!marked || !names.addSpoiledTo(idle)) {
      return false;
    }
    tx.undo();
    return true;
  }
}
