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
  private static final List<String> MARKET = List.of("market_mid", "bid", "ask", "last_trade");

  @Override
  public String name() {
    return "receipts";
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
    if (watch.reads() == 0) {
      checks.doubt("it read nothing through the view, so there is nothing to judge");
    }
    failures(tested, checks);
    TreeSet<String> unwalled = new TreeSet<>();
    for (Series series : watch.series()) {
      if (MARKET.contains(series.field()) && tested.bench().wall(series.entity()) == null) {
        unwalled.add(series.entity());
      }
    }
    if (!unwalled.isEmpty()) {
      checks.doubt("no wall on file for " + unwalled.first() + others(unwalled.size()));
    }
    control(tested, checks);
    return checks.done();
  }

  private static void failures(Tested tested, Checks checks) {
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
      checks.doubt(
          "it failed at "
              + failures.size()
              + " of "
              + tested.cutoffs().size()
              + " cutoffs, first at "
              + failures.get(0));
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
