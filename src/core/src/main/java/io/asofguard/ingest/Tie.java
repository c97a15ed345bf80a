package io.asofguard.ingest;

/**
 * The event that an entity belongs to.
 *
 * @param event the event
 * @param line the line that named it first in this file; 0 if the store knew it before
 */
record Tie(String event, long line) {

  static final long STORED = 0;

  String where() {
    return line == STORED ? "in the store" : "in line " + line;
  }
}
