package io.asofguard.store;

import io.asofguard.api.Series;
import io.asofguard.law.Basis;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the observations of one batch: to the log, and to the tables that reads use.
 *
 * <p>Rows come series by series, each series once, and within it in ascending order of (event time,
 * knowledge time); their sequence follows that order. Times are nanoseconds since the epoch, UTC.
 * Used by one thread, inside one {@link WriteTx}; memory doesn't grow with the rows. Throws {@link
 * StoreException} if the database refuses.
 */
public final class BatchWriter implements AutoCloseable {
  private static final int FLUSH = 100_000;

  /**
   * From here on the trigger that refuses REPLACE is off until the batch is closed, inside this
   * transaction alone: asking it for every row costs more than half of an insert again.
   */
  private static final int MANY = 10_000;

  private final Connection connection;
  private final SeriesWriter.Target target;
  private final long batch;
  private final long storedAt;
  private final long firstSeq;
  private final Dictionary dictionary;
  private final RunTable runs;
  private final Blocks blocks;
  private final LogInserter log;
  private final PreparedStatement derive;
  private final PreparedStatement assign;
  private final FieldDigest digest = new FieldDigest();
  private final Map<Integer, Long> assigned = new HashMap<>();
  private long nextSeq;
  private long derivedTo;
  private long seriesCount;
  private @Nullable SeriesWriter current;
  private @Nullable RunWriter assignedLast;
  private boolean currentCounted;
  private boolean suspended;

  BatchWriter(Connection connection, SeriesWriter.Target target, long batch, long storedAt)
      throws SQLException {
    this.connection = connection;
    this.target = target;
    this.batch = batch;
    this.storedAt = storedAt;
    this.digest.add(storedAt);
    this.firstSeq = nextSeq(connection);
    this.nextSeq = firstSeq;
    this.derivedTo = firstSeq;
    this.dictionary = new Dictionary(connection);
    this.runs = new RunTable(connection);
    this.blocks = new Blocks(connection);
    this.log = new LogInserter(connection, batch);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "CREATE TEMP TABLE IF NOT EXISTS asof_target (stream INTEGER PRIMARY KEY, run INTEGER)");
      statement.executeUpdate("DELETE FROM temp.asof_target");
    }
    this.assign =
        connection.prepareStatement("INSERT OR REPLACE INTO temp.asof_target VALUES (?, ?)");
    this.derive =
        connection.prepareStatement(
            """
            INSERT INTO asof_row (run, event_time, knowledge_time, published, seq, value)
            SELECT t.run, o.event_time, o.knowledge_time, ?, o.seq, o.value
            FROM observation o CROSS JOIN temp.asof_target t ON t.stream = o.stream
            WHERE o.seq >= ? AND o.seq < ?
            """);
  }

  /**
   * Goes on to the next series.
   *
   * @param series one that this batch has not had yet
   */
  public void begin(Series series) {
    run(
        () -> {
          endSeries();
          current = new SeriesWriter(connection, dictionary, runs, blocks, target, series);
          currentCounted = false;
        });
  }

  /**
   * How a row stands to what is published, replaced rows included and rolled-back ones not.
   *
   * @param source the row's source
   * @param eventTime its event time
   * @param knowledge its knowledge time
   * @param value its value; NaN for a retraction
   * @return whether it is new, a duplicate or a conflict
   */
  public Verdict compare(String source, long eventTime, long knowledge, double value) {
    try {
      return writer().compare(source, eventTime, knowledge, value);
    } catch (SQLException e) {
      throw Failures.write(e);
    }
  }

  /**
   * Adds a row of the current series.
   *
   * @param source the row's source
   * @param basis where its knowledge time comes from
   * @param eventTime its event time
   * @param knowledge its knowledge time
   * @param value its value; NaN for a retraction
   */
  public void add(String source, Basis basis, long eventTime, long knowledge, double value) {
    try {
      add(writer().run(source, basis), eventTime, knowledge, value + 0.0);
    } catch (SQLException e) {
      throw Failures.write(e);
    }
  }

  private void add(RunWriter run, long eventTime, long knowledge, double value)
      throws SQLException {
    if (run != assignedLast) {
      assign(run);
      assignedLast = run;
    }
    run.add(eventTime, knowledge);
    run.tag().addRow(digest, nextSeq, eventTime, knowledge, value);
    log.add(nextSeq, run.stream(), eventTime, knowledge, value);
    nextSeq++;
    if (!currentCounted) {
      seriesCount++;
      currentCounted = true;
    }
    if (rows() == MANY) {
      AppendOnly.suspendNoReplace(connection);
      suspended = true;
    }
    if (nextSeq - derivedTo >= FLUSH) {
      flush();
    }
  }

  /**
   * How many rows were added so far.
   *
   * @return rows
   */
  public long rows() {
    return nextSeq - firstSeq;
  }

  /**
   * Writes what is left, and the batch itself.
   *
   * @return what the batch brought
   */
  public BatchSummary finish() {
    BatchSummary[] summary = new BatchSummary[1];
    run(
        () -> {
          endSeries();
          flush();
          blocks.splitOverfull();
          summary[0] =
              new BatchSummary(batch, rows(), seriesCount, firstSeq, nextSeq - 1, digest.hex());
          insert(summary[0]);
        });
    return summary[0];
  }

  private SeriesWriter writer() {
    if (current == null) {
      throw new IllegalStateException("begin a series before its rows");
    }
    return current;
  }

  private void endSeries() throws SQLException {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  private void assign(RunWriter run) throws SQLException {
    Long known = assigned.get(run.stream());
    if (known == null || known != run.id()) {
      assigned.put(run.stream(), run.id());
      assign.setInt(1, run.stream());
      assign.setLong(2, run.id());
      assign.executeUpdate();
    }
  }

  private void flush() throws SQLException {
    log.flush();
    derive.setLong(1, target.published());
    derive.setLong(2, derivedTo);
    derive.setLong(3, nextSeq);
    derive.executeUpdate();
    derivedTo = nextSeq;
  }

  private void insert(BatchSummary summary) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO batch (id, stored_at, rows, first_seq, last_seq, digest)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, summary.id());
      insert.setLong(2, storedAt);
      insert.setLong(3, summary.rows());
      insert.setLong(4, summary.firstSeq());
      insert.setLong(5, summary.lastSeq());
      insert.setString(6, summary.digest());
      insert.executeUpdate();
    }
  }

  private static long nextSeq(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT coalesce(max(seq), 0) + 1 FROM observation")) {
      row.next();
      return row.getLong(1);
    }
  }

  private interface Step {
    void run() throws SQLException;
  }

  private static void run(Step step) {
    try {
      step.run();
    } catch (SQLException e) {
      throw Failures.write(e);
    }
  }

  @Override
  public void close() {
    run(
        () -> {
          dictionary.close();
          runs.close();
          blocks.close();
          log.close();
          derive.close();
          assign.close();
          if (suspended) {
            AppendOnly.resumeNoReplace(connection);
            suspended = false;
          }
        });
  }
}
