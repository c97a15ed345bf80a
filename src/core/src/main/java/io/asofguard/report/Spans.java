package io.asofguard.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lengths of time as people write them. */
final class Spans {
  private static final int MOST_UNITS = 3;
  private static final int NANO_DIGITS = 9;

  private Spans() {}

  /** The three largest units, without zeros at the end: {@code 10 d 0 h 18 min}. */
  static String text(Duration length) {
    Duration span = length.abs();
    List<String> units = new ArrayList<>();
    add(span.toDays(), "d", units);
    add(span.toHoursPart(), "h", units);
    add(span.toMinutesPart(), "min", units);
    units.add((units.isEmpty() ? seconds(span) : span.toSecondsPart()) + " s");
    List<String> shown = units.subList(0, Math.min(MOST_UNITS, units.size()));
    int last = shown.size();
    while (last > 1 && shown.get(last - 1).startsWith("0 ")) {
      last--;
    }
    return String.join(" ", shown.subList(0, last));
  }

  /** Zeros count between others, and not before them. */
  private static void add(long count, String unit, List<String> to) {
    if (count > 0 || !to.isEmpty()) {
      to.add(count + " " + unit);
    }
  }

  /** To the millisecond, or to the nanosecond where there is none. */
  private static String seconds(Duration length) {
    Duration span = length.toMillis() > 0 ? Duration.ofMillis(length.toMillis()) : length;
    String nanos = Integer.toString(span.toNanosPart());
    String fraction = "0".repeat(NANO_DIGITS - nanos.length()) + nanos;
    return span.toSecondsPart()
        + (span.toNanosPart() == 0 ? "" : "." + fraction.replaceFirst("0+$", ""));
  }
}
