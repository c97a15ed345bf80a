package io.asofguard.backfill;

import io.asofguard.api.Series;
import io.asofguard.law.Counted;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.law.Revision;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a staged edition beside the live one for what is allowed and yet often a mistake. Memory
 * doesn't grow with rows or series.
 */
final class Checks {
  private static final MathContext SHOWN = new MathContext(3);
  private static final double LARGE = 1e15;
  private static final long FEW_ROWS = 10;
  private static final double FAR_FROM_LIVE = 2;
  private static final double FAR_FROM_USUAL = 50;

  private final SeriesShape live = new SeriesShape();
  private final SeriesShape staged = new SeriesShape();
  private final Map<Check, Warning> warnings = new EnumMap<>(Check.class);
  private final Map<Check, Double> worst = new EnumMap<>(Check.class);
  private Series series = new Series("-", "-");
  private long earlier;
  private Duration earliest = Duration.ZERO;
  private long restated;

  void begin(Series next) {
    series = next;
    live.clear();
    staged.clear();
    earlier = 0;
    earliest = Duration.ZERO;
    restated = 0;
  }

  /** Event times come in ascending order. */
  void add(EventTimeRows rows) {
    live.add(rows.live());
    staged.add(rows.staged());
  }

  void pair(@Nullable Revision was, @Nullable Revision becomes) {
    if (was == null || becomes == null) {
      return;
    }
    int order = Law.order(becomes.knowledge(), was.knowledge());
    if (order < 0) {
      Duration by =
          Duration.between(Nanos.toInstant(becomes.knowledge()), Nanos.toInstant(was.knowledge()));
      earlier++;
      earliest = by.compareTo(earliest) > 0 ? by : earliest;
    } else if (order == 0 && Double.compare(was.value(), becomes.value()) != 0) {
      restated++;
    }
  }

  void end() {
    rowCount();
    holes();
    jump();
    times();
    if (earlier > 0) {
      found(
          Check.KNOWN_EARLIER,
          earlier,
          earlier + " of " + Counted.of(staged.rows(), "row") + ", by up to " + earliest);
    }
    if (restated > 0) {
      found(
          Check.RESTATED_IN_PLACE, restated, restated + " of " + Counted.of(staged.rows(), "row"));
    }
  }

  private void rowCount() {
    long was = live.rows();
    long becomes = staged.rows();
    if (was >= FEW_ROWS && (was >= 2 * becomes || becomes >= 2 * was)) {
      found(
          Check.ROW_COUNT,
          becomes,
          (double) Math.abs(becomes - was),
          Counted.of(becomes, "row") + ", live are " + was);
    }
  }

  private void holes() {
    staged.reach(live);
    long holes = staged.holes();
    if (staged.gaps.count() >= FEW_ROWS && holes > live.holes()) {
      found(
          Check.HOLES,
          holes,
          staged.gaps.largest(),
          "%d, live has %d; the longest is %s after %s"
              .formatted(
                  holes,
                  live.holes(),
                  Duration.ofNanos((long) staged.gaps.largest()),
                  Nanos.toInstant(staged.gaps.largestAt())));
    }
  }

  private void jump() {
    double largest = staged.steps.largest();
    boolean hasLive = live.steps.count() >= FEW_ROWS;
    double bound =
        hasLive ? FAR_FROM_LIVE * live.steps.largest() : FAR_FROM_USUAL * staged.steps.median();
    if ((hasLive || staged.steps.count() >= FEW_ROWS) && largest > bound) {
      found(
          Check.JUMP,
          1,
          largest / bound,
          figure(largest)
              + " at "
              + Nanos.toInstant(staged.steps.largestAt())
              + (hasLive
                  ? ", live the largest is " + figure(live.steps.largest())
                  : ", the usual one is about " + figure(staged.steps.median())));
    }
  }

  private static String figure(double figure) {
    BigDecimal rounded = new BigDecimal(Math.min(figure, Double.MAX_VALUE)).round(SHOWN);
    return figure < LARGE
        ? rounded.stripTrailingZeros().toPlainString()
        : rounded.stripTrailingZeros().toString();
  }

  private void times() {
    if (staged.rows() > 1 && staged.isKnownAtEvent() && !live.isKnownAtEvent()) {
      found(Check.KNOWN_AT_EVENT, staged.rows(), Counted.of(staged.rows(), "row"));
    }
    if (staged.isKnownAtOnce() && !live.isKnownAtOnce()) {
      found(
          Check.KNOWN_AT_ONCE,
          staged.rows(),
          Counted.of(staged.rows(), "row")
              + ", all known at "
              + Nanos.toInstant(staged.firstKnown()));
    }
  }

  /** The more there are, the worse. */
  private void found(Check check, long count, String figures) {
    found(check, count, (double) count, figures);
  }

  private void found(Check check, long count, double badness, String figures) {
    Warning fresh = new Warning(check, 1, count, series, figures);
    Warning known = warnings.get(check);
    boolean isWorst = known == null || badness > worst.getOrDefault(check, 0.0);
    warnings.put(check, known == null ? fresh : joined(known, fresh, isWorst ? fresh : known));
    if (isWorst) {
      worst.put(check, badness);
    }
  }

  private static Warning joined(Warning known, Warning fresh, Warning worst) {
    return new Warning(
        known.check(),
        known.series() + fresh.series(),
        known.count() + fresh.count(),
        worst.worst(),
        worst.figures());
  }

  /** What was found, in the order of the checks. */
  List<Warning> warnings() {
    return List.copyOf(warnings.values());
  }
}
