package io.asofguard.report;

import io.asofguard.api.Series;
import io.asofguard.guard.Edition;
import io.asofguard.guard.PackedReads;
import io.asofguard.guard.Read;
import io.asofguard.guard.Status;
import io.asofguard.law.Counted;
import io.asofguard.law.Law;
import io.asofguard.law.Plain;
import io.asofguard.law.Wall;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run with what it forecast, and what it read at one cutoff.
 *
 * @param store where from
 * @param edition whose walls count
 * @param run the run
 * @param calls its forecasts, by cutoff
 */
record RunReads(Store store, Edition edition, ForecastRun run, List<ForecastCall> calls) {
  private static final int MOST_ROWS = 500;

  static RunReads of(Store store, Edition edition, ForecastRun run) {
    List<ForecastCall> calls = new ArrayList<>();
    store.forecasts().calls(run.id(), calls::add);
    if (calls.isEmpty()) {
      throw new RefusedException("run '" + run.name() + "' has no forecast yet");
    }
    return new RunReads(store, edition, run, calls);
  }

  /** The forecast at a cutoff, the newest if there are several; the last of all without one. */
  ForecastCall at(@Nullable Long asOf) {
    ForecastCall before = null;
    ForecastCall after = null;
    for (ForecastCall call : calls) {
      if (asOf == null || Law.known(call.cutoff(), asOf)) {
        before = call;
      } else if (after == null) {
        after = call;
      }
    }
    if (before != null && (asOf == null || before.cutoff() == asOf)) {
      return before;
    }
    throw new RefusedException(
        "run '"
            + run.name()
            + "' has no forecast at "
            + (asOf == null ? "all" : LeakPage.time(asOf))
            + nearest("; the last before is at ", before)
            + nearest("; the first after is at ", after)
            + "; name one of its cutoffs, or leave --as-of out for its last");
  }

  private static String nearest(String which, @Nullable ForecastCall call) {
    return call == null ? "" : which + LeakPage.time(call.cutoff());
  }

  Points forecasts(String entity) {
    Points points = new Points();
    for (ForecastCall call : calls) {
      Double value = call.values().get(entity);
      if (value != null) {
        points.add(
            call.cutoff(),
            value,
            "forecast "
                + Plain.number(value)
                + " at "
                + LeakPage.time(call.cutoff())
                + ", written "
                + LeakPage.time(call.writtenAt()));
      }
    }
    return points;
  }

  List<Read> reads(ForecastCall of) {
    List<Read> reads = new ArrayList<>();
    store
        .forecasts()
        .callsWithReads(
            run.id(),
            (call, parts) -> {
              if (call.id() == of.id()) {
                parts.forEach(part -> PackedReads.each(part, reads::add));
              }
            });
    return reads;
  }

  /** Whether a read shows what its cutoff or the wall should have hidden. */
  boolean isLeak(Read read, ForecastCall call) {
    if (read.status() != Status.KNOWN) {
      return false;
    }
    Wall wall = edition.wall(read.entity());
    boolean priced = !read.field().isEmpty();
    return !Law.known(read.knowledge(), call.cutoff())
        || (priced && wall != null && wall.seals(read.knowledge()));
  }

  /** The reads of a series, for its plane. */
  List<Plane.Mark> marks(ForecastCall call, Series of) {
    List<Plane.Mark> marks = new ArrayList<>();
    for (Read read : reads(call)) {
      if (read.entity().equals(of.entity())
          && read.field().equals(of.field())
          && read.count() > 0) {
        String note =
            value(read)
                + " for "
                + LeakPage.time(read.eventTime())
                + ", known "
                + LeakPage.time(read.knowledge());
        marks.add(new Plane.Mark(read.eventTime(), read.knowledge(), isLeak(read, call), note));
      }
    }
    return marks;
  }

  void table(ForecastCall call, Html to) {
    List<Read> reads = reads(call);
    to.element(
        "p",
        Counted.of(reads.size(), "read")
            + " for the forecast at "
            + LeakPage.time(call.cutoff())
            + ", "
            + reads.stream().filter(read -> isLeak(read, call)).count()
            + " of them of what could not be known.",
        "class",
        "note");
    HtmlTable table =
        HtmlTable.of("call", "entity", "field", "status", "value", "event time", "known");
    for (Read read : reads.subList(0, Math.min(MOST_ROWS, reads.size()))) {
      boolean known = read.status() == Status.KNOWN;
      table.styled(
          isLeak(read, call) ? "bad" : "",
          read.call().name().toLowerCase(Locale.ROOT),
          read.entity(),
          read.field(),
          read.status().name(),
          known ? value(read) : "",
          known ? LeakPage.time(read.eventTime()) : "",
          known ? LeakPage.time(read.knowledge()) : "");
    }
    table.write(to);
  }

  private static String value(Read read) {
    return Double.isNaN(read.value())
        ? Counted.of(read.count(), "value")
        : Plain.number(read.value());
  }
}
