package io.asofguard.leak.audit;

import io.asofguard.law.Milestone;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Revision;
import io.asofguard.law.Wall;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Prices every five minutes, and files of predictions made from them. */
record Market(long start, double[] prices, SeriesHistory history, Wall wall) {
  static final long STEP = 300_000_000_000L;
  static final int HOUR = 12;
  static final int DAY = 24 * HOUR;
  private static final Tolerance TOLERANCE = new Tolerance(1e-9);

  /** What a file holds for a step of a market. */
  interface Teller {
    double value(Market market, int step, Random random);
  }

  /** A market from its prices, each known some moments after its instant; it ends at a step. */
  static Market of(long start, double[] prices, long[] lags, int end) {
    SeriesHistory.Builder history = new SeriesHistory.Builder();
    for (int i = 0; i < prices.length; i++) {
      long at = start + i * STEP;
      history.add(new Revision(at, at + lags[i], 1, i, prices[i], 1));
    }
    long wall = start + end * STEP;
    return new Market(
        start,
        prices,
        history.build(),
        new Wall(
            wall, new Milestone("e", null, MilestoneKind.EVENT_END, wall, 0, null, null, 1, 1)));
  }

  double at(int step) {
    return prices[Math.max(0, Math.min(prices.length - 1, step))];
  }

  double last() {
    return prices[prices.length - 1];
  }

  int end() {
    return (int) ((wall.at() - start) / STEP);
  }

  static double rounded(double value, int digits) {
    return Grid.rounded(Math.max(0, Math.min(1, value)), digits);
  }

  /** How the audit tests a file with a row per market every so many steps, up to the end. */
  static FileTest tested(List<Market> markets, Teller teller, int from, int every, Random random) {
    Grid grid = new Grid(TOLERANCE);
    List<List<Prediction>> rows = new ArrayList<>();
    for (Market market : markets) {
      List<Prediction> of = new ArrayList<>();
      for (int i = from; i < market.end(); i += every) {
        double value = teller.value(market, i, random);
        of.add(new Prediction(i, "m", market.start + i * STEP + STEP / 2, null, value));
        grid.add(value);
      }
      rows.add(of);
    }
    Sides sides = new Sides();
    for (int m = 0; m < markets.size(); m++) {
      Market market = markets.get(m);
      Judge judge =
          new Judge(market.history, market.wall, c -> true, TOLERANCE, new Mirror(grid, 0.0, 1.0));
      rows.get(m).forEach(row -> judge.judge(row, sides));
    }
    return sides.test();
  }
}
