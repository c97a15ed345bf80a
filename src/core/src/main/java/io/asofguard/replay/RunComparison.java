package io.asofguard.replay;

import io.asofguard.guard.PackedReads;
import io.asofguard.guard.Read;
import io.asofguard.guard.ReadCall;
import io.asofguard.replay.RunDifference.Kind;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.ReadPart;
import io.asofguard.store.Store;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares two runs: which cutoffs differ, and which input made the difference. Holds the answers
 * of both in memory, and the reads of one cutoff at a time.
 */
public final class RunComparison {
  private record Key(
      ReadCall call, String entity, String field, long asked, long cutoff, long bound) {
    static Key of(Read read) {
      return new Key(
          read.call(), read.entity(), read.field(), read.asked(), read.cutoff(), read.bound());
    }
  }

  private final Store store;
  private final Consumer<RunDifference> to;

  private RunComparison(Store store, Consumer<RunDifference> to) {
    this.store = store;
    this.to = to;
  }

  /**
   * Compares two runs.
   *
   * @param store where they are
   * @param a the first
   * @param b the second
   * @param to gets each difference, by cutoff, forecasts before reads
   */
  public static void of(Store store, ForecastRun a, ForecastRun b, Consumer<RunDifference> to) {
    new RunComparison(store, to).compare(a, b);
  }

  private void compare(ForecastRun a, ForecastRun b) {
    Map<Long, ForecastCall> ofA = calls(a);
    Map<Long, ForecastCall> ofB = calls(b);
    TreeSet<Long> cutoffs = new TreeSet<>(ofA.keySet());
    cutoffs.addAll(ofB.keySet());
    for (long cutoff : cutoffs) {
      compare(cutoff, ofA.get(cutoff), ofB.get(cutoff));
    }
  }

  private Map<Long, ForecastCall> calls(ForecastRun run) {
    Map<Long, ForecastCall> calls = new HashMap<>();
    store.forecasts().calls(run.id(), call -> calls.put(call.cutoff(), call));
    return calls;
  }

  private void compare(long cutoff, @Nullable ForecastCall a, @Nullable ForecastCall b) {
    if (a == null || b == null) {
      to.accept(new RunDifference(cutoff, Kind.CUTOFF, "", reads(a), reads(b), null, null));
      return;
    }
    boolean sameReads = a.readDigest().equals(b.readDigest());
    Map<String, Double> all = new TreeMap<>(a.values());
    all.putAll(b.values());
    for (String entity : all.keySet()) {
      Double before = a.values().get(entity);
      Double after = b.values().get(entity);
      if (before == null || !before.equals(after)) {
        Kind kind = sameReads ? Kind.FORECAST_ALONE : Kind.FORECAST;
        to.accept(new RunDifference(cutoff, kind, entity, before, after, null, null));
      }
    }
    if (!sameReads) {
      compareReads(cutoff, read(a), read(b));
    }
  }

  private static @Nullable Double reads(@Nullable ForecastCall call) {
    return call == null ? null : (Double) (double) call.reads();
  }

  private void compareReads(long cutoff, Map<Key, Read> a, Map<Key, Read> b) {
    Map<Key, Read> all = new LinkedHashMap<>(a);
    b.forEach(all::putIfAbsent);
    for (Key key : all.keySet()) {
      Read before = a.get(key);
      Read after = b.get(key);
      if (before == null || !before.equals(after)) {
        to.accept(
            new RunDifference(
                cutoff, Kind.READ, key.entity, value(before), value(after), before, after));
      }
    }
  }

  private static @Nullable Double value(@Nullable Read read) {
    return read == null || Double.isNaN(read.value()) ? null : (Double) read.value();
  }

  private Map<Key, Read> read(ForecastCall call) {
    Map<Key, Read> reads = new LinkedHashMap<>();
    List<ReadPart> parts = store.forecasts().parts(call.id());
    parts.forEach(part -> PackedReads.each(part, read -> reads.put(Key.of(read), read)));
    return reads;
  }
}
