package io.asofguard.leak;

import io.asofguard.api.Forecaster;
import io.asofguard.law.Counted;
import io.asofguard.law.Nanos;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The forecast from the whole store equals the one from a store whose rows end at the cutoff: at
 * the cutoffs, and a nanosecond around instants at which an input changes.
 */
final class Truncation implements Detector {

  @Override
  public String name() {
    return "truncation";
  }

  @Override
  public Check check(Tested tested) {
    Checks checks = new Checks(name());
    if (tested.unsteady() != null) {
      checks.doubt(tested.unsteady());
      return checks.done();
    }
    List<Long> changes = changes(tested);
    List<Long> boundaries = thinned(changes, tested.plan().boundaries());
    List<Long> cutoffs = around(tested, boundaries);
    Supplier<Forecaster> planted =
        () -> new Planted.FileReader(tested.bench().copy().folder(), tested.cutoffs());
    List<Supplier<Forecaster>> makers = List.of(tested.maker(), planted);
    List<Map<Long, Change>> moves = moves(tested, makers, cutoffs);
    Traces traces = new Traces(tested, cutoffs);
    moves
        .get(0)
        .forEach(
            (cutoff, change) ->
                checks.add(traces.traced(found(change, cutoff), Alteration.TRUNCATED, cutoff)));
    checks.saw(Counted.of(cutoffs.size(), "cutoff") + ", " + told(boundaries, changes));
    boolean caught = !moves.get(1).isEmpty();
    checks.control(
        caught,
        "the next values, read from the store's file" + (caught ? "" : tested.nothingAhead()));
    return checks.done();
  }

  private static String told(List<Long> taken, List<Long> all) {
    if (all.isEmpty()) {
      return "no input changes between them";
    }
    return taken.size() == all.size()
        ? "those around all " + Counted.of(all.size(), "change") + " of inputs included"
        : "those around "
            + taken.size()
            + " of "
            + all.size()
            + " changes of inputs included, evenly spread, as asked for";
  }

  private static List<Long> changes(Tested tested) {
    List<Long> cutoffs = tested.cutoffs();
    long last = cutoffs.get(cutoffs.size() - 1);
    return tested.bench().copy().changes(tested.watch().series(), cutoffs.get(0), last);
  }

  /** So many of them at most, evenly spread. */
  static List<Long> thinned(List<Long> all, int most) {
    List<Long> thinned = new ArrayList<>();
    int kept = Math.min(most, all.size());
    for (int i = 0; i < kept; i++) {
      thinned.add(all.get((int) ((long) i * all.size() / kept)));
    }
    return thinned;
  }

  private static List<Long> around(Tested tested, List<Long> boundaries) {
    TreeSet<Long> all = new TreeSet<>(tested.cutoffs());
    long last = all.last();
    if (all.first() != last) {
      all.add(all.first() + 1);
    }
    for (long boundary : boundaries) {
      all.add(boundary - 1);
      all.add(boundary);
      if (boundary != last) {
        all.add(boundary + 1);
      }
    }
    return tested.bench().asked(List.copyOf(all));
  }

  /** What moves, of each forecaster: there may be very many cutoffs. */
  private static List<Map<Long, Change>> moves(
      Tested tested, List<Supplier<Forecaster>> makers, List<Long> cutoffs) {
    List<Answers> before = makers.stream().map(maker -> new Answers()).toList();
    List<Map<Long, Change>> moves =
        makers.stream().<Map<Long, Change>>map(maker -> new LinkedHashMap<>()).toList();
    Bench bench = tested.bench();
    bench.runAltered(
        makers,
        Alteration.NONE,
        cutoffs,
        tested.watch(),
        (of, cutoff, is) -> before.get(of).put(cutoff, is));
    bench.runAltered(
        makers,
        Alteration.TRUNCATED,
        cutoffs,
        tested.watch(),
        (of, cutoff, is) -> {
          Change change = before.get(of).at(cutoff).changeTo(is);
          if (change != null) {
            moves.get(of).put(cutoff, change);
          }
        });
    return moves;
  }

  private static Finding found(Change change, long cutoff) {
    return Finding.of(
            Rule.TRUNCATION,
            "the forecast of "
                + change.entity()
                + " is another if no row after "
                + Nanos.toInstant(cutoff)
                + " is there")
        .at(cutoff)
        .moved(change);
  }

  static @org.jspecify.annotations.Nullable Change moved(
      Map<Long, Answered> before, Map<Long, Answered> after, long cutoff) {
    Answered was = before.get(cutoff);
    Answered is = after.get(cutoff);
    if (was == null || is == null) {
      throw new IllegalStateException("no forecast at " + cutoff);
    }
    return was.changeTo(is);
  }
}
