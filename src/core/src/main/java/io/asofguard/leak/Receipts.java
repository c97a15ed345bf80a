package io.asofguard.leak;

import io.asofguard.api.Series;
import io.asofguard.law.Counted;
import io.asofguard.law.Nanos;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Every read with its knowledge time: none too late, none behind a wall, none through an old view.
 */
final class Receipts implements Detector {
  static final String NAME = "receipts";

  private static final List<String> MARKET = List.of("market_mid", "bid", "ask", "last_trade");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Check check(Tested tested) {
    Checks checks = new Checks(name());
    Watch watch = tested.watch();
    if (!tested.stateful()) {
      tested.bench().run(tested.maker(), Order.reversed(tested.cutoffs()), watch);
    }
    watch.findings().forEach(checks::add);
    checks.saw(
        Counted.of(watch.reads(), "read") + " of " + watch.series().size() + " series in all runs");
    doubts(tested).forEach(checks::doubt);
    control(tested, checks);
    return checks.done();
  }

  /** What keeps the subject's runs from proving anything. */
  static List<String> doubts(Tested tested) {
    List<String> doubts = new ArrayList<>();
    if (tested.watch().reads() == 0) {
      doubts.add("it read nothing through the view, so there is nothing to judge");
    }
    failures(tested, doubts);
    unwalled(tested, doubts);
    return doubts;
  }

  private static void failures(Tested tested, List<String> doubts) {
    List<String> failures = new ArrayList<>();
    tested
        .baseline()
        .forEach(
            (cutoff, answered) -> {
              if (answered.isFailed()) {
                failures.add(Nanos.toInstant(cutoff) + ": " + answered.failure());
              }
            });
    if (!failures.isEmpty()) {
      doubts.add(
          "it failed at "
              + failures.size()
              + " of "
              + tested.cutoffs().size()
              + " cutoffs, first at "
              + failures.get(0));
    }
  }

  private static void unwalled(Tested tested, List<String> doubts) {
    TreeSet<String> unwalled = new TreeSet<>();
    for (Series series : tested.watch().series()) {
      if (MARKET.contains(series.field()) && tested.bench().wall(series.entity()) == null) {
        unwalled.add(series.entity());
      }
    }
    if (!unwalled.isEmpty()) {
      doubts.add("no wall on file for " + unwalled.first() + others(unwalled.size()));
    }
  }

  private static String others(int count) {
    return count > 1 ? " and " + (count - 1) + " more" : "";
  }

  private static void control(Tested tested, Checks checks) {
    Watch watch = tested.bench().watch();
    long first = tested.cutoffs().get(0);
    tested.bench().run(Planted.Keeper::new, List.of(first, first), watch);
    checks.control(!watch.findings().isEmpty(), "a read through the view of the forecast before");
  }
}
