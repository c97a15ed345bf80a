package io.asofguard.leak;

import io.asofguard.law.Nanos;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A forecast is the same whatever was asked before: in order, in reverse, shuffled, by one
 * forecaster and by a fresh one each. One that says it is stateful is asked in order, and must not
 * notice whether later cutoffs follow.
 */
final class Order implements Detector {
  static final String NAME = "order";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Check check(Tested tested) {
    Checks checks = new Checks(NAME);
    state(tested, checks);
    if (tested.unsteady() != null) {
      checks.doubt(tested.unsteady());
      return checks.done();
    }
    String seed = " equal runs under seed " + tested.plan().seed();
    checks.saw(
        tested.odd().isEmpty()
            ? "two" + seed + " agree to the bit"
            : "of " + (LeakTest.AGREEING + 2) + seed + " the first alone differs");
    if (!tested.subject().isolated()) {
      checks.saw("it is handed over as an object, so static fields outlive every run");
    }
    if (tested.stateful()) {
      prefixes(tested, checks);
    } else {
      orders(tested, checks);
    }
    control(tested, checks);
    return checks.done();
  }

  /** What an earlier run left behind, which none of the detectors that were asked for looks at. */
  static Check state(Tested tested) {
    Checks checks = new Checks(NAME);
    state(tested, checks);
    return checks.done();
  }

  private static void state(Tested tested, Checks checks) {
    tested
        .odd()
        .forEach(
            (cutoff, answered) -> {
              Change change = answered.changeTo(tested.before(cutoff));
              if (change != null) {
                checks.add(
                    Finding.of(
                            Rule.STATE,
                            "the first run says another forecast of "
                                + change.entity()
                                + " than all "
                                + (LeakTest.AGREEING + 1)
                                + " after it")
                        .at(cutoff)
                        .moved(change));
              }
            });
  }

  private static void orders(Tested tested, Checks checks) {
    List<Long> reverse = reversed(tested.cutoffs());
    List<Long> shuffled = new ArrayList<>(tested.cutoffs());
    Collections.shuffle(shuffled, new Random(tested.plan().seed()));
    Bench bench = tested.bench();
    compare(tested, bench.run(tested.maker(), reverse, tested.watch()), "asked in reverse", checks);
    compare(
        tested,
        bench.run(tested.maker(), shuffled, tested.watch()),
        "asked in random order",
        checks);
    compare(
        tested,
        bench.runEachFresh(tested.maker(), tested.cutoffs(), tested.watch()),
        "asked alone, afresh for each cutoff",
        checks);
    checks.saw("in order, in reverse, shuffled, and afresh for each cutoff");
  }

  private static void prefixes(Tested tested, Checks checks) {
    int size = tested.cutoffs().size();
    for (int quarter = 1; quarter < 4; quarter++) {
      List<Long> prefix = tested.cutoffs().subList(0, Math.max(1, size * quarter / 4));
      compare(
          tested,
          tested.bench().run(tested.maker(), prefix, tested.watch()),
          "asked without the cutoffs after " + Nanos.toInstant(prefix.get(prefix.size() - 1)),
          checks);
    }
    checks.saw("it says that it is stateful: asked in order, whole and in three prefixes");
  }

  private static void compare(
      Tested tested, Map<Long, Answered> answers, String how, Checks checks) {
    answers.forEach(
        (cutoff, answered) -> {
          Change change = tested.before(cutoff).changeTo(answered);
          if (change != null) {
            checks.add(
                Finding.of(
                        Rule.ORDER,
                        how + ", the forecast of " + change.entity() + " is another than in order")
                    .at(cutoff)
                    .moved(change));
          }
        });
  }

  private static void control(Tested tested, Checks checks) {
    if (tested.cutoffs().size() < 2) {
      checks.doubt("one cutoff has no order: give two or more");
      return;
    }
    Bench bench = tested.bench();
    Watch watch = bench.watch();
    var forward = bench.run(Planted.Memory::new, tested.cutoffs(), watch);
    var back = bench.run(Planted.Memory::new, reversed(tested.cutoffs()), watch);
    checks.control(
        tested.cutoffs().stream().anyMatch(c -> Truncation.moved(forward, back, c) != null),
        "the greatest cutoff asked so far, kept between forecasts");
  }

  static List<Long> reversed(List<Long> cutoffs) {
    List<Long> reverse = new ArrayList<>(cutoffs);
    Collections.reverse(reverse);
    return reverse;
  }
}
