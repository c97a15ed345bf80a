package io.asofguard.leak;

import io.asofguard.api.Forecaster;
import io.asofguard.law.Counted;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was not knowable is altered, one way after the other; no forecast may move by a bit. Where
 * one does, the smallest set of rows or outcomes that moves it is looked for.
 */
final class Poison implements Detector {
  private static final List<Alteration> KINDS =
      List.of(
          Alteration.MIRRORED,
          Alteration.NOISE,
          Alteration.EXTREME,
          Alteration.REMOVED,
          Alteration.OUTCOMES,
          Alteration.OUTCOMES_REMOVED);
  private static final List<String> OF_OUTCOMES =
      List.of(Alteration.OUTCOMES.text(), Alteration.OUTCOMES_REMOVED.text());

  /** A move at one cutoff, by the first alteration that made it. */
  private record Move(Alteration by, Change change) {}

  @Override
  public String name() {
    return "poison";
  }

  @Override
  public Check check(Tested tested) {
    Checks checks = new Checks(name());
    if (tested.unsteady() != null) {
      checks.doubt(tested.unsteady());
      return checks.done();
    }
    Map<Long, Move> moves = new LinkedHashMap<>();
    Map<Alteration, Integer> counts = new EnumMap<>(Alteration.class);
    Supplier<Forecaster> planted =
        () -> new Planted.FileReader(tested.bench().copy().folder(), tested.cutoffs());
    Bench bench = tested.bench();
    Map<Long, Answered> plantedBefore = bench.run(planted, tested.cutoffs(), bench.watch());
    List<String> missed = new ArrayList<>();
    for (Alteration by : KINDS) {
      var after =
          bench.runAltered(List.of(tested.maker(), planted), by, tested.cutoffs(), tested.watch());
      boolean caught = false;
      for (long cutoff : tested.cutoffs()) {
        Change change = Truncation.moved(tested.baseline(), after.get(0), cutoff);
        if (change != null) {
          moves.putIfAbsent(cutoff, new Move(by, change));
          counts.merge(by, 1, Integer::sum);
        }
        caught |= Truncation.moved(plantedBefore, after.get(1), cutoff) != null;
      }
      if (!caught) {
        missed.add(by.text());
      }
    }
    report(tested, moves, checks);
    checks.saw(
        Counted.of(tested.cutoffs().size(), "cutoff")
            + ", "
            + KINDS.size()
            + " ways to alter what is hidden");
    counts.forEach((by, n) -> checks.saw(by.text() + ": " + Counted.of(n, "forecast") + " moved"));
    boolean onlyOutcomes = missed.equals(OF_OUTCOMES);
    if (onlyOutcomes) {
      checks.saw("no outcome is on file that was unknown at a cutoff, so none was flipped");
    }
    boolean caught = missed.isEmpty() || onlyOutcomes;
    checks.control(
        caught,
        "the next values and outcomes, read from the store's file"
            + (caught ? "" : "; under: " + String.join(", ", missed) + tested.nothingAhead()));
    return checks.done();
  }

  private static void report(Tested tested, Map<Long, Move> moves, Checks checks) {
    Traces traces = new Traces(tested, tested.cutoffs());
    moves.forEach(
        (cutoff, move) ->
            checks.add(traces.traced(found(move.by, move.change).at(cutoff), move.by, cutoff)));
  }

  static Finding found(Alteration by, Change change) {
    return Finding.of(
            by.changesRows() ? Rule.POISON : Rule.OUTCOME,
            "the forecast of " + change.entity() + " moves with " + by.text())
        .moved(change);
  }
}
