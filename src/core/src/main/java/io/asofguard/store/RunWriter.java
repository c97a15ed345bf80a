package io.asofguard.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Keeps one run's figures and blocks while rows are added to it in ascending event time. */
final class RunWriter {
  private final RunTable runs;
  private final Blocks blocks;
  private final StreamTag tag;
  private final long published;
  private final RunTable.Row before;
  private long rows;
  private long firstEvent;
  private long lastEvent;
  private long firstKnown;
  private long lastKnown;
  private @Nullable Block block;

  RunWriter(RunTable runs, Blocks blocks, StreamTag tag, RunTable.Row run, long published) {
    this.runs = runs;
    this.blocks = blocks;
    this.tag = tag;
    this.before = run;
    this.published = published;
    this.rows = run.rows();
    this.firstEvent = run.firstEvent();
    this.lastEvent = run.lastEvent();
    this.firstKnown = run.firstKnown();
    this.lastKnown = run.lastKnown();
  }

  static RunTable.Row empty(long id, int stream, @Nullable Long backfill, @Nullable Long since) {
    return new RunTable.Row(
        id,
        stream,
        backfill,
        since,
        0,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        false);
  }

  long id() {
    return before.id();
  }

  int stream() {
    return before.stream();
  }

  StreamTag tag() {
    return tag;
  }

  void add(long eventTime, long knowledge) throws SQLException {
    Block into = blockFor(eventTime);
    into.add(knowledge, published);
    rows++;
    firstEvent = Math.min(firstEvent, eventTime);
    lastEvent = Math.max(lastEvent, eventTime);
    firstKnown = Math.min(firstKnown, knowledge);
    lastKnown = Math.max(lastKnown, knowledge);
  }

  void finish() throws SQLException {
    if (block != null) {
      blocks.write(before.id(), block, Blocks.target(rows));
    }
    runs.write(
        new RunTable.Row(
            before.id(),
            before.stream(),
            before.backfill(),
            before.since(),
            rows,
            firstEvent,
            lastEvent,
            firstKnown,
            lastKnown,
            false),
        published);
  }

  private Block blockFor(long eventTime) throws SQLException {
    Block current = block;
    if (current == null || !current.covers(eventTime)) {
      if (current != null) {
        blocks.write(before.id(), current, Blocks.target(rows));
      }
      current = find(eventTime);
    }
    boolean beyond = eventTime > lastEvent;
    if (current.next == null && beyond && current.rows >= Blocks.target(rows)) {
      blocks.write(before.id(), current, Blocks.target(rows));
      current = new Block(eventTime, null);
    }
    block = current;
    return current;
  }

  private Block find(long eventTime) throws SQLException {
    if (rows == 0) {
      return new Block(Long.MIN_VALUE, null);
    }
    Block found =
        eventTime > lastEvent ? blocks.last(before.id()) : blocks.floor(before.id(), eventTime);
    if (found == null) {
      throw new SQLException("run " + before.id() + " has no block at " + eventTime);
    }
    return found;
  }
}
