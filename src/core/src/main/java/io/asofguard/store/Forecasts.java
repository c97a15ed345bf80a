package io.asofguard.store;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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
    each(run, null, (call, parts) -> to.accept(call));
  }

  /**
   * What a run's forecaster read and answered, by cutoff.
   *
   * @param run the run's number
   * @param to gets each answer with the reads behind it
   */
  public void callsWithReads(long run, BiConsumer<ForecastCall, List<ReadPart>> to) {
    reading(
        handle -> {
          each(handle, run, names(handle), to);
          return true;
        });
  }

  /**
   * What was read for one answer.
   *
   * @param call the call's number
   * @return its reads, packed
   */
  public List<ReadPart> parts(long call) {
    return reading(handle -> parts(handle, call, names(handle)));
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

  private void each(
      long run,
      @Nullable Map<Integer, ReadName> names,
      BiConsumer<ForecastCall, List<ReadPart>> to) {
    reading(
        handle -> {
          each(handle, run, names, to);
          return true;
        });
  }

  private static void each(
      Handle handle,
      long run,
      @Nullable Map<Integer, ReadName> names,
      BiConsumer<ForecastCall, List<ReadPart>> to) {
    handle
        .createQuery(ForecastTable.CALLS + " WHERE run = :run ORDER BY cutoff")
        .bind("run", run)
        .map(
            (row, context) -> ForecastTable.call(row, ForecastTable.values(handle, row.getLong(1))))
        .forEach(
            call -> to.accept(call, names == null ? List.of() : parts(handle, call.id(), names)));
  }

  static Map<Integer, ReadName> names(Handle handle) {
    Map<Integer, ReadName> names = new HashMap<>();
    handle
        .createQuery("SELECT id, entity, field FROM forecast_name")
        .map(
            (row, context) ->
                names.put(row.getInt(1), new ReadName(row.getString(2), row.getString(3))))
        .forEach(each -> {});
    return names;
  }

  static List<ReadPart> parts(Handle handle, long call, Map<Integer, ReadName> names) {
    return handle
        .select("SELECT names, reads FROM forecast_read WHERE call = ? ORDER BY part", call)
        .map((row, context) -> new ReadPart(names(row.getBytes(1), names), row.getBytes(2)))
        .list();
  }

  private static List<ReadName> names(byte[] numbers, Map<Integer, ReadName> known)
      throws SQLException {
    List<ReadName> named = new ArrayList<>();
    ByteBuffer left = ByteBuffer.wrap(numbers);
    while (left.remaining() >= Integer.BYTES) {
      int number = left.getInt();
      ReadName name = known.get(number);
      if (name == null) {
        throw new SQLException("a forecast read name " + number + ", which is not on file");
      }
      named.add(name);
    }
    return named;
  }

  private interface Look<T> {
    T into(Handle handle);
  }

  private <T> T reading(Look<T> look) {
    return store.reading(s -> look.into(s.handle()));
  }
}
