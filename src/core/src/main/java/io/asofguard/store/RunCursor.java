package io.asofguard.store;

import io.asofguard.law.Revision;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one run that exist at (cutoff, snapshot), latest event time first, from an asked
 * event time down. Reads block by block and skips the blocks in which nothing was known.
 *
 * <p>Stands in SQL for {@code Law.known} (knowledge_time &lt;= cutoff) and {@code Law.inForce}.
 */
final class RunCursor implements Iterator<Revision> {
  static final String BLOCK =
      """
      SELECT b.first_event,
        (SELECT n.first_event FROM asof_block n WHERE n.run = b.run AND n.first_event > b.first_event
         ORDER BY n.first_event LIMIT 1), b.rows
      FROM asof_block b
      WHERE b.run = ?1 AND b.first_event <= ?2 AND b.min_known <= ?3 AND b.min_published <= ?4
        AND coalesce((SELECT p.min_known FROM asof_step p WHERE p.run = b.run
          AND p.first_event = b.first_event AND p.published <= ?4
          ORDER BY p.published DESC LIMIT 1), b.min_known) <= ?3
      ORDER BY b.first_event DESC LIMIT 1
      """;
  static final String ROWS =
      """
      SELECT event_time, knowledge_time, published, seq, value FROM asof_row
      WHERE run = ? AND event_time >= ? AND event_time <= ? AND knowledge_time <= ? AND published <= ?
      ORDER BY event_time DESC, knowledge_time DESC, published DESC, seq DESC
      """;

  static final String LATEST =
      "SELECT max(event_time) FROM asof_row WHERE run = ? AND event_time <= ?";

  /** Of one event time, so that the index leads past what is known too late. */
  static final String REVISIONS =
      """
      SELECT event_time, knowledge_time, published, seq, value FROM asof_row
      WHERE run = ? AND event_time = ? AND knowledge_time <= ? AND published <= ?
      ORDER BY knowledge_time DESC, published DESC, seq DESC
      """;

  private record Found(Slice events, long rows) {}

  private final SqlStatements statements;
  private final int slot;
  private final VisibleRun run;
  private final long cutoff;
  private final long snapshot;
  private final long floor;
  private int slice;
  private long upper;
  private boolean exhausted;
  private @Nullable ResultSet open;
  private @Nullable Revision next;

  RunCursor(
      SqlStatements statements,
      int slot,
      VisibleRun run,
      long asked,
      long floor,
      long cutoff,
      long snapshot)
      throws SQLException {
    this.statements = statements;
    this.slot = slot;
    this.run = run;
    this.floor = floor;
    this.cutoff = cutoff;
    this.snapshot = snapshot;
    this.upper = asked;
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Revision next() {
    Revision row = peek();
    try {
      advance();
    } catch (SQLException e) {
      throw Failures.read(e);
    }
    return row;
  }

  Revision peek() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    return next;
  }

  void close() throws SQLException {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  private void advance() throws SQLException {
    next = null;
    while (true) {
      if (open != null && open.next()) {
        next = row(open);
        return;
      }
      close();
      if (exhausted) {
        return;
      }
      openNextBlock();
    }
  }

  private void openNextBlock() throws SQLException {
    Slice within = sliceAtOrBefore(upper);
    Found found = within == null ? null : blockAtOrBefore(Math.min(upper, within.high()));
    if (within == null || found == null) {
      exhausted = true;
      return;
    }
    Slice block = found.events;
    long high = Math.min(Math.min(upper, within.high()), block.high());
    long low = Math.max(Math.max(block.low(), within.low()), floor);
    if (low > high) {
      upper = high;
      return;
    }
    endAt(found.rows > Blocks.WALKED ? openRevisions(low, high) : openRows(low, high));
  }

  private void endAt(long low) {
    if (low == floor) {
      exhausted = true;
    } else {
      upper = low - 1;
    }
  }

  private @Nullable Slice sliceAtOrBefore(long eventTime) {
    if (eventTime < floor) {
      return null;
    }
    while (slice < run.slices().size() && eventTime < run.slices().get(slice).low()) {
      slice++;
    }
    return slice == run.slices().size() ? null : run.slices().get(slice);
  }

  private @Nullable Found blockAtOrBefore(long eventTime) throws SQLException {
    PreparedStatement blocks = statements.blocks();
    blocks.setLong(1, run.id());
    blocks.setLong(2, eventTime);
    blocks.setLong(3, cutoff);
    blocks.setLong(4, snapshot);
    try (ResultSet found = blocks.executeQuery()) {
      if (!found.next()) {
        return null;
      }
      long first = found.getLong(1);
      long following = found.getLong(2);
      Slice events = new Slice(first, found.wasNull() ? Long.MAX_VALUE : following - 1);
      return new Found(events, found.getLong(3));
    }
  }

  private long openRows(long low, long high) throws SQLException {
    PreparedStatement rows = statements.rows(slot);
    rows.setLong(1, run.id());
    rows.setLong(2, low);
    rows.setLong(3, high);
    rows.setLong(4, cutoff);
    rows.setLong(5, snapshot);
    open = rows.executeQuery();
    return low;
  }

  private long openRevisions(long low, long high) throws SQLException {
    long latest = latestAtOrBefore(high, low);
    PreparedStatement revisions = statements.revisions(slot);
    revisions.setLong(1, run.id());
    revisions.setLong(2, latest);
    revisions.setLong(3, cutoff);
    revisions.setLong(4, snapshot);
    open = revisions.executeQuery();
    return latest;
  }

  private long latestAtOrBefore(long eventTime, long least) throws SQLException {
    PreparedStatement latest = statements.latest();
    latest.setLong(1, run.id());
    latest.setLong(2, eventTime);
    try (ResultSet found = latest.executeQuery()) {
      found.next();
      long eventOfRow = found.getLong(1);
      return found.wasNull() ? least : Math.max(eventOfRow, least);
    }
  }

  private Revision row(ResultSet at) throws SQLException {
    double value = at.getDouble(5);
    if (value == 0 && at.wasNull()) {
      value = Double.NaN;
    }
    long published = run.publishedBy() == 0 ? at.getLong(3) : run.publishedBy();
    return new Revision(
        at.getLong(1), at.getLong(2), published, at.getLong(4), value, run.stream());
  }
}
