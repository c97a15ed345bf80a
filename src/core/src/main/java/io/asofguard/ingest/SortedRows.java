package io.asofguard.ingest;

import java.io.Closeable;
import java.io.IOException;

/**
 * Parsed rows in the order of (series, event time, knowledge time, position). A cursor: the fields
 * are those of the row that {@link #next} moved to.
 */
abstract class SortedRows implements Closeable {
  int series;
  int source;
  long eventTime;
  long knowledge;
  double value;
  long position;
  byte flags;

  /** Moves to the next row; false at the end. */
  abstract boolean next() throws IOException;

  int compareTo(SortedRows other) {
    if (series != other.series) {
      return Integer.compare(series, other.series);
    }
    if (eventTime != other.eventTime) {
      return Long.compare(eventTime, other.eventTime);
    }
    return knowledge != other.knowledge
        ? Long.compare(knowledge, other.knowledge)
        : Long.compare(position, other.position);
  }

  void copyFrom(SortedRows other) {
    series = other.series;
    source = other.source;
    eventTime = other.eventTime;
    knowledge = other.knowledge;
    value = other.value;
    position = other.position;
    flags = other.flags;
  }

  @Override
  public void close() throws IOException {}
}
