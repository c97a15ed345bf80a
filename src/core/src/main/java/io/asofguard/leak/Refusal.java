package io.asofguard.leak;

import io.asofguard.api.Forecaster;
import io.asofguard.law.Counted;
import io.asofguard.law.Wall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where an entity is sealed by a wall that was not yet known at the cutoff, the forecasts of the
 * others may not tell: they equal those from a store with the walls as they were known. Outcomes
 * that were not known are in neither. Whether those matter is told here where poison does not ask,
 * and a forecast that they move is not accused of a refusal too. The question itself leaves such an
 * entity out; whether forecasts move with that is noted.
 */
final class Refusal implements Detector {
  private static final int EXTRA = 20;

  @Override
  public String name() {
    return "refusal";
  }

  @Override
  public Check check(Tested tested) {
    Checks checks = new Checks(name());
    if (tested.unsteady() != null) {
      checks.doubt(tested.unsteady());
      return checks.done();
    }
    List<Long> cutoffs = cutoffs(tested);
    List<Long> hidden = cutoffs.stream().filter(cutoff -> isHidden(tested, cutoff)).toList();
    if (hidden.isEmpty()) {
      checks.notRun("no entity was sealed by a wall that was not known by then");
      return checks.done();
    }
    List<Long> asked = tested.stateful() ? cutoffs : hidden;
    List<String> entities = List.copyOf(tested.bench().questions().walls().keySet());
    List<Supplier<Forecaster>> makers =
        List.of(tested.maker(), () -> new Planted.Refused(entities));
    Bench bench = tested.bench();
    var whole = bench.runAltered(List.of(tested.maker()), Alteration.NONE, asked, tested.watch());
    var before = bench.runAltered(makers, Alteration.OUTCOMES_REMOVED, asked, bench.watch());
    var after = bench.runAltered(makers, Alteration.WALLS_AS_KNOWN, asked, bench.watch());
    hidden.stream()
        .filter(cutoff -> Truncation.moved(whole.get(0), before.get(0), cutoff) == null)
        .forEach(cutoff -> compare(bench, before.get(0), after.get(0), cutoff, checks));
    outcomes(tested, asked, Set.copyOf(hidden), whole.get(0), before.get(0), checks);
    checks.saw(Counted.of(hidden.size(), "cutoff") + " behind a wall that was not known by then");
    checks.control(
        hidden.stream().anyMatch(c -> Truncation.moved(before.get(1), after.get(1), c) != null),
        "the number of refused reads");
    question(tested, asked, hidden, checks);
    return checks.done();
  }

  /**
   * An outcome may be read only from when its entity is over: between the cutoffs that are asked.
   * It is told wherever it hides whether a refusal matters, though poison may tell it as well: it
   * asks at other cutoffs, and what a forecaster remembers of those may keep it quiet there.
   */
  private static void outcomes(
      Tested tested,
      List<Long> asked,
      Set<Long> hidden,
      Map<Long, Answered> whole,
      Map<Long, Answered> without,
      Checks checks) {
    Traces traces = new Traces(tested, asked);
    Alteration by = Alteration.OUTCOMES_REMOVED;
    boolean isPoisoned = tested.plan().detectors().contains("poison");
    for (long cutoff : asked) {
      Change change = Truncation.moved(whole, without, cutoff);
      boolean isToldByPoison = isPoisoned && tested.cutoffs().contains(cutoff);
      if (change != null && (hidden.contains(cutoff) || !isToldByPoison)) {
        checks.add(traces.traced(Poison.found(by, change).at(cutoff), by, cutoff));
      }
    }
  }

  /** Asked about all that nobody knew to be over, from walls as they were known. */
  private static void question(Tested tested, List<Long> asked, List<Long> hidden, Checks checks) {
    Bench bench = tested.bench();
    List<Supplier<Forecaster>> makers = List.of(tested.maker(), Planted.Asked::new);
    Alteration walls = Alteration.WALLS_AS_KNOWN;
    var left = bench.runAltered(makers, walls, asked, bench.watch());
    var all =
        bench.runAltered(
            makers, walls, asked, bench.watch(), cutoff -> unknownToEnd(bench, cutoff));
    boolean caught = false;
    for (long cutoff : hidden) {
      Change change = moved(left.get(0), all.get(0), cutoff);
      caught |= moved(left.get(1), all.get(1), cutoff) != null;
      if (change != null) {
        checks.add(
            found(
                bench,
                Rule.QUESTION,
                change,
                " is another if the question names all that were not known to be over: ",
                cutoff));
      }
    }
    checks.saw(
        "control: a planted note was "
            + (caught ? "caught: " : "missed: ")
            + "the number of entities in the question");
  }

  private static @Nullable Change moved(
      Map<Long, Answered> left, Map<Long, Answered> all, long cutoff) {
    Answered was = Objects.requireNonNull(left.get(cutoff));
    return was.changeTo(Objects.requireNonNull(all.get(cutoff)).among(was));
  }

  private static List<String> unknownToEnd(Bench bench, long cutoff) {
    return bench.questions().walls().keySet().stream()
        .filter(e -> !isOver(bench, e, cutoff) || !wasKnownToBeOver(bench, e, cutoff))
        .toList();
  }

  private static void compare(
      Bench bench,
      Map<Long, Answered> before,
      Map<Long, Answered> after,
      long cutoff,
      Checks checks) {
    Change change = Truncation.moved(before, after, cutoff);
    if (change != null) {
      checks.add(
          found(bench, Rule.REFUSAL, change, " tells that another entity is sealed: ", cutoff));
    }
  }

  /** Names the first entity that is sealed by a wall that was not known, and that wall. */
  private static Finding found(Bench bench, Rule rule, Change change, String tells, long cutoff) {
    List<String> sealed =
        bench.questions().walls().keySet().stream()
            .filter(e -> isOver(bench, e, cutoff) && !wasKnownToBeOver(bench, e, cutoff))
            .sorted()
            .toList();
    String first = sealed.get(0);
    int more = sealed.size() - 1;
    return Finding.of(
            rule,
            "the forecast of "
                + change.entity()
                + tells
                + first
                + (more == 0 ? "" : " and " + more + " more")
                + ", by a wall that was not known then")
        .about(first, bench.questions().walls().get(first))
        .at(cutoff)
        .moved(change);
  }

  /** The cutoffs, and the first instants behind walls that were learned later. */
  private static List<Long> cutoffs(Tested tested) {
    TreeSet<Long> all = new TreeSet<>(tested.cutoffs());
    List<Long> extra = new ArrayList<>();
    for (Wall wall : tested.bench().questions().walls().values()) {
      boolean within = all.floor(wall.at()) != null && all.ceiling(wall.at()) != null;
      if (within && extra.size() < EXTRA && isHidden(tested, wall.at())) {
        extra.add(wall.at());
      }
    }
    all.addAll(extra);
    return tested.bench().asked(List.copyOf(all));
  }

  /**
   * Where a wall was thought to come earlier than it did, walls as they were known would take
   * readings away: nothing can be told there.
   */
  private static boolean isHidden(Tested tested, long cutoff) {
    Bench bench = tested.bench();
    Set<String> entities = bench.questions().walls().keySet();
    return entities.stream()
            .anyMatch(e -> isOver(bench, e, cutoff) && !wasKnownToBeOver(bench, e, cutoff))
        && entities.stream()
            .allMatch(e -> isOver(bench, e, cutoff) || !wasKnownToBeOver(bench, e, cutoff));
  }

  private static boolean isOver(Bench bench, String entity, long cutoff) {
    return Objects.requireNonNull(bench.questions().walls().get(entity)).seals(cutoff);
  }

  private static boolean wasKnownToBeOver(Bench bench, String entity, long cutoff) {
    Wall known = bench.wallKnownAt(entity, cutoff);
    return known != null && known.seals(cutoff);
  }
}
