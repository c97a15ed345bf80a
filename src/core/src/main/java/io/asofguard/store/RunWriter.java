package io.asofguard.store;

import io.asofguard.store.Blocks.Block;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Keeps one run's figures and blocks while rows are added to it in ascending event time. */
final class RunWriter {
  private final RunTable runs;
  private final Blocks blocks;
  private final StreamTag tag;
  private final long published;
  private RunTable.Row run;
  private @Nullable Block block;

  RunWriter(RunTable runs, Blocks blocks, StreamTag tag, RunTable.Row run, long published) {
    this.runs = runs;
    this.blocks = blocks;
    this.tag = tag;
    this.run = run;
    this.published = published;
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
    return run.id();
  }

  int stream() {
    return run.stream();
  }

  StreamTag tag() {
    return tag;
  }

  void add(long eventTime, long knowledge) throws SQLException {
    Block into = blockFor(eventTime);
    into.add(knowledge, published);
    run =
        new RunTable.Row(
            run.id(),
            run.stream(),
            run.backfill(),
            run.since(),
            run.rows() + 1,
            Math.min(run.firstEvent(), eventTime),
            Math.max(run.lastEvent(), eventTime),
            Math.min(run.firstKnown(), knowledge),
            Math.max(run.lastKnown(), knowledge),
            false);
  }

  void finish() throws SQLException {
    if (block != null) {
      blocks.write(run.id(), block, Blocks.target(run.rows()));
    }
    runs.write(run, published);
  }

  private Block blockFor(long eventTime) throws SQLException {
    Block current = block;
    if (current == null || !current.covers(eventTime)) {
      if (current != null) {
        blocks.write(run.id(), current, Blocks.target(run.rows()));
      }
      current = find(eventTime);
    }
    boolean beyond = eventTime > run.lastEvent();
    if (current.next == null && beyond && current.rows >= Blocks.target(run.rows())) {
      blocks.write(run.id(), current, Blocks.target(run.rows()));
      current = new Block(eventTime, null);
    }
    block = current;
    return current;
  }

  private Block find(long eventTime) throws SQLException {
    if (run.rows() == 0) {
      return new Block(Long.MIN_VALUE, null);
    }
    Block found =
        eventTime > run.lastEvent() ? blocks.last(run.id()) : blocks.floor(run.id(), eventTime);
    if (found == null) {
      throw new SQLException("run " + run.id() + " has no block at " + eventTime);
    }
    return found;
  }
}
