package io.asofguard.backfill;

import io.asofguard.api.Series;
import io.asofguard.backfill.ReadAgain.Move;
import io.asofguard.guard.PackedReads;
import io.asofguard.guard.Read;
import io.asofguard.ingest.Progress;
import io.asofguard.law.Law;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.Forecasts;
import io.asofguard.store.ReadPart;
import io.asofguard.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which recorded forecasts read something that a backfill changes. Goes through all recorded reads
 * that the edition which it replaces has answered, or an earlier one; those that may answer
 * otherwise are read again, in the live edition and as if the backfill were published. Memory grows
 * with the forecasts that are hit.
 */
final class BlastRadius {
  private final Forecasts forecasts;
  private final Editions editions;
  private final Map<Series, SeriesDiff> changing = new HashMap<>();
  private final List<ForecastImpact> hit = new ArrayList<>();
  private final Map<Series, Long> bySeries = new HashMap<>();

  BlastRadius(Store store, Editions editions, List<SeriesDiff> series) {
    this.forecasts = store.forecasts();
    this.editions = editions;
    for (SeriesDiff each : series) {
      if (each.differs() || each.firstCutoff() != null) {
        changing.put(each.series(), each);
      }
    }
  }

  /** Goes through the ledger. */
  void find(Progress progress) {
    List<ForecastRun> runs = changing.isEmpty() ? List.of() : forecasts.runs();
    progress.begin(
        "forecasts", "forecasts", runs.stream().mapToLong(run -> forecasts.count(run.id())).sum());
    long[] done = new long[1];
    for (ForecastRun run : runs) {
      ReadAgain again = editions.of(run);
      if (again != null) {
        forecasts.callsWithReads(
            run.id(),
            (call, parts) -> {
              call(run, call, parts, again);
              progress.at(++done[0]);
            });
      }
    }
    progress.end();
  }

  /** The forecasts that are hit, by run and cutoff. */
  List<ForecastImpact> hit() {
    return hit;
  }

  /** How many forecasts read something of a series that changes. */
  Map<Series, Long> bySeries() {
    return bySeries;
  }

  private void call(ForecastRun run, ForecastCall call, List<ReadPart> parts, ReadAgain again) {
    if (!editions.answered(call)) {
      return;
    }
    Worst worst = new Worst();
    for (ReadPart part : parts) {
      PackedReads.each(part, read -> take(read, call.snapshot(), again, worst));
    }
    Series series = worst.series;
    Move move = worst.move;
    if (series != null && move != null) {
      worst.hit.forEach(each -> bySeries.merge(each, 1L, Long::sum));
      hit.add(
          new ForecastImpact(
              run.name(),
              run.event(),
              call.cutoff(),
              worst.reads,
              series,
              move.asked(),
              move.was(),
              move.becomes()));
    }
  }

  private void take(Read read, long snapshot, ReadAgain again, Worst worst) {
    if (read.field().isEmpty()) {
      return;
    }
    SeriesDiff diff = changing.get(new Series(read.entity(), read.field()));
    if (diff == null || !mayChange(diff, read)) {
      return;
    }
    Move move = again.move(read, snapshot);
    if (move != null) {
      worst.take(diff.series(), move);
    }
  }

  /** A read of an event time before the first that differs stays as it is, whatever its cutoff. */
  private static boolean mayChange(SeriesDiff diff, Read read) {
    Long first = diff.firstEventTime();
    return first == null || Law.inForce(first, read.asked());
  }

  /** Of one forecast's reads the one that moves most. */
  private static final class Worst {
    private final Set<Series> hit = new HashSet<>();
    private long reads;
    private @Nullable Series series;
    private @Nullable Move move;

    private void take(Series of, Move moved) {
      reads++;
      hit.add(of);
      if (move == null || moved.size() > move.size()) {
        series = of;
        move = moved;
      }
    }
  }
}
