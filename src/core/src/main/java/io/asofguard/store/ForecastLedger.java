package io.asofguard.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The ledger of forecasts, as a change writes to it. Makes no snapshot. Used by one thread. */
public final class ForecastLedger implements AutoCloseable {
  private record Head(long run, long call, String digest) {}

  private final Handle handle;
  private final StoreClock clock;
  private final Map<ReadName, Integer> names = new HashMap<>();
  private final Map<Long, String> runDigests = new HashMap<>();
  private final PreparedStatement call;
  private final ForecastInserter forecasts;
  private final PreparedStatement read;
  private final PreparedStatement findName;
  private final PreparedStatement addName;
  private Head head;

  ForecastLedger(Handle handle, StoreClock clock) {
    this.handle = handle;
    this.clock = clock;
    this.head =
        handle
            .createQuery("SELECT run, call, digest FROM asof_ledger_head")
            .map((row, context) -> new Head(row.getLong(1), row.getLong(2), row.getString(3)))
            .findOne()
            .orElse(new Head(0, 0, ""));
    try {
      Connection connection = handle.getConnection();
      call =
          connection.prepareStatement(
              "INSERT INTO forecast_call (id, run, cutoff, snapshot, code_version, reads,"
                  + " read_digest, written_at, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
      forecasts = new ForecastInserter(connection);
      read =
          connection.prepareStatement(
              "INSERT INTO forecast_read (call, part, names, reads) VALUES (?, ?, ?, ?)");
      findName =
          connection.prepareStatement(
              "SELECT id FROM forecast_name WHERE entity = ? AND field = ?");
      addName =
          connection.prepareStatement(
              "INSERT INTO forecast_name (entity, field) VALUES (?, ?) RETURNING id");
    } catch (SQLException e) {
      throw Failures.write(e);
    }
  }

  /**
   * The run of a name, as this change sees it.
   *
   * @param name its name
   * @return the run, or null
   */
  public @Nullable ForecastRun run(String name) {
    return Failures.writing(
        () ->
            handle
                .createQuery(ForecastTable.RUNS + " WHERE name = :name")
                .bind("name", name)
                .map(ForecastTable.RUN)
                .findOne()
                .orElse(null));
  }

  /**
   * Begins a run.
   *
   * @param draft what it is; its number, who and when are worked out here
   * @return the run as written
   * @throws RefusedException if there is a run of that name
   */
  public ForecastRun begin(ForecastRun draft) {
    if (run(draft.name()) != null) {
      throw new RefusedException("there is a run named " + draft.name() + " already");
    }
    ForecastRun run =
        new ForecastRun(
            head.run + 1,
            draft.name(),
            draft.isLive(),
            draft.event(),
            draft.forecaster(),
            draft.settings(),
            draft.snapshot(),
            Store.user(),
            clock.now());
    Failures.doing(() -> ForecastTable.insert(handle, run));
    head = new Head(run.id(), head.call, head.digest);
    return run;
  }

  /**
   * Writes what a forecaster answered at a cutoff.
   *
   * @param draft what it answered; its number and when it is written are worked out here
   * @param parts what it read
   * @return the call as written
   */
  public ForecastCall add(ForecastCall draft, Iterable<ReadPart> parts) {
    ForecastCall written = draft.written(head.call + 1, clock.now());
    String digest = written.digest(runDigest(written.run()), head.digest);
    try {
      insert(written, digest);
      int number = 0;
      for (ReadPart part : parts) {
        insert(written.id(), number++, part);
      }
    } catch (SQLException e) {
      throw Failures.write(e);
    }
    head = new Head(head.run, written.id(), digest);
    return written;
  }

  private void insert(ForecastCall written, String digest) throws SQLException {
    call.setLong(1, written.id());
    call.setLong(2, written.run());
    call.setLong(3, written.cutoff());
    call.setLong(4, written.snapshot());
    call.setString(5, written.codeVersion());
    call.setLong(6, written.reads());
    call.setString(7, written.readDigest());
    call.setLong(8, written.writtenAt());
    call.setString(9, digest);
    call.executeUpdate();
    forecasts.insert(written);
  }

  private void insert(long id, int number, ReadPart part) throws SQLException {
    read.setLong(1, id);
    read.setInt(2, number);
    read.setBytes(3, numbers(part.names()));
    read.setBytes(4, part.bytes());
    read.executeUpdate();
  }

  private byte[] numbers(List<ReadName> of) throws SQLException {
    ByteBuffer numbers = ByteBuffer.allocate(of.size() * Integer.BYTES);
    for (ReadName name : of) {
      Integer number = names.get(name);
      if (number == null) {
        number = number(name);
        names.put(name, number);
      }
      numbers.putInt(number);
    }
    return numbers.array();
  }

  private int number(ReadName name) throws SQLException {
    for (PreparedStatement statement : List.of(findName, addName)) {
      statement.setString(1, name.entity());
      statement.setString(2, name.field());
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          return row.getInt(1);
        }
      }
    }
    throw new SQLException("no number for " + name);
  }

  private String runDigest(long run) {
    return runDigests.computeIfAbsent(
        run,
        id ->
            handle
                .select("SELECT digest FROM forecast_run WHERE id = ?", id)
                .mapTo(String.class)
                .one());
  }

  /** Writes the head; nothing is added after it. */
  @Override
  public void close() {
    try {
      handle.execute(
          "INSERT OR REPLACE INTO asof_ledger_head (id, run, call, digest) VALUES (1, ?, ?, ?)",
          head.run,
          head.call,
          head.digest);
      for (PreparedStatement statement : List.of(call, read, findName, addName)) {
        statement.close();
      }
      forecasts.close();
    } catch (JdbiException | SQLException e) {
      throw Failures.write(e);
    }
  }
}
