package io.asofguard.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * The ledger of forecasts, for those who read it. Thread-safe. Long listings are handed on one by
 * one. Every method throws {@link StoreException} if the file cannot be read.
 */
public final class Forecasts {
  private final Store store;

  Forecasts(Store store) {
    this.store = store;
  }

  /**
   * All runs, oldest first.
   *
   * @return their records
   */
  public List<ForecastRun> runs() {
    return reading(
        handle ->
            handle.createQuery(ForecastTable.RUNS + " ORDER BY id").map(ForecastTable.RUN).list());
  }

  /**
   * The run of a name.
   *
   * @param name its name
   * @return the run, or empty
   */
  public Optional<ForecastRun> run(String name) {
    return reading(
        handle ->
            handle
                .createQuery(ForecastTable.RUNS + " WHERE name = :name")
                .bind("name", name)
                .map(ForecastTable.RUN)
                .findOne());
  }

  /**
   * What a run's forecaster answered, by cutoff.
   *
   * @param run the run's number
   * @param to gets each
   */
  public void calls(long run, Consumer<ForecastCall> to) {
    each(run, (call, reader) -> to.accept(call));
  }

  /**
   * What a run's forecaster read and answered, by cutoff.
   *
   * @param run the run's number
   * @param to gets each answer with the reads behind it
   */
  public void callsWithReads(long run, BiConsumer<ForecastCall, List<ReadPart>> to) {
    each(run, (call, reader) -> to.accept(call, reader.parts(call.id())));
  }

  /**
   * What was read for one answer.
   *
   * @param call the call's number
   * @return its reads, packed
   */
  public List<ReadPart> parts(long call) {
    return store.reading(
        s -> {
          try (CallReader reader = new CallReader(s.connection())) {
            return reader.parts(call);
          }
        });
  }

  /**
   * How many cutoffs of a run are done.
   *
   * @param run the run's number
   * @return the number of its answers
   */
  public long count(long run) {
    return reading(
        handle ->
            handle
                .select("SELECT count(*) FROM forecast_call WHERE run = ?", run)
                .mapTo(Long.class)
                .one());
  }

  private interface Sink {
    void accept(ForecastCall call, CallReader reader) throws SQLException;
  }

  private void each(long run, Sink to) {
    store.reading(
        s -> {
          try (CallReader reader = new CallReader(s.connection());
              PreparedStatement calls =
                  s.connection()
                      .prepareStatement(ForecastTable.CALLS + " WHERE run = ? ORDER BY cutoff")) {
            calls.setLong(1, run);
            try (ResultSet row = calls.executeQuery()) {
              while (row.next()) {
                to.accept(ForecastTable.call(row, reader.values(row.getLong(1))), reader);
              }
            }
          }
          return true;
        });
  }

  private interface Look<T> {
    T into(Handle handle);
  }

  private <T> T reading(Look<T> look) {
    return store.reading(s -> look.into(s.handle()));
  }
}
