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

  @Override
  public String name() {
    return "order";
  }

  @Override
  public Check check(Tested tested) {
    Checks checks = new Checks(name());
    if (tested.unsteady() != null) {
      checks.doubt(tested.unsteady());
      return checks.done();
    }
    checks.saw("two equal runs under seed " + tested.plan().seed() + " agree to the bit");
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
