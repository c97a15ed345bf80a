package io.asofguard.report;

import io.asofguard.law.Law;
import java.util.List;

/**
 * One axis of a chart: where a number or an instant stands between its two ends.
 *
 * @param from its lower or left end
 * @param to its upper or right end; greater
 * @param unit what its numbers are
 */
record Axis(double from, double to, Unit unit) {

  enum Unit {
    /** Nanoseconds since the epoch, drawn as milliseconds. */
    TIME,
    NUMBER
  }

  static final double NANOS_PER_MILLI = 1e6;
  private static final double MARGIN = 0.03;

  /** A line of text in the lowest chart that there is. */
  private static final double ROOM_ABOVE = 0.08;

  /** An axis of instants, in nanoseconds since the epoch. */
  static Axis ofTime(long first, long last) {
    return ofMillis(millis(first), millis(last));
  }

  /** An axis of instants, in milliseconds since the epoch. */
  static Axis ofMillis(double first, double last) {
    double to = Math.max(last, first + 1);
    double margin = (to - first) * MARGIN;
    return new Axis(first - margin, to + margin, Unit.TIME);
  }

  /** An axis of numbers. */
  static Axis ofNumbers(double least, double greatest) {
    double room = greatest > least ? (greatest - least) * MARGIN : Math.max(1, Math.abs(least)) / 2;
    return new Axis(least - room, greatest + room, Unit.NUMBER);
  }

  /** The same with room at its upper end, for the labels that stand there. */
  Axis withRoomAbove() {
    return new Axis(from, to + (to - from) * ROOM_ABOVE, unit);
  }

  /** Where a number stands: 0 at the lower end, 1 at the upper. */
  double at(double number) {
    return (number - from) / (to - from);
  }

  List<Tick> ticks(int most) {
    return unit == Unit.TIME ? Tick.ofTime(from, to, most) : Tick.ofNumbers(from, to, most);
  }

  static double millis(long nanos) {
    return nanos / NANOS_PER_MILLI;
  }

  static long earliest(long a, long b) {
    return Law.order(a, b) <= 0 ? a : b;
  }

  static long latest(long a, long b) {
    return Law.order(a, b) >= 0 ? a : b;
  }
}
