package io.asofguard.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lengths of time as people write them. */
final class Spans {
  private static final int NANO_DIGITS = 9;

  private Spans() {}

  /** Exact, from the largest unit that counts to the smallest: {@code 10 d 0 h 18 min}. */
  static String text(Duration length) {
    Duration span = length.abs();
    List<String> units = new ArrayList<>();
    add(span.toDays(), "d", units);
    add(span.toHoursPart(), "h", units);
    add(span.toMinutesPart(), "min", units);
    if (span.toSecondsPart() > 0 || span.toNanosPart() > 0 || units.isEmpty()) {
      units.add(seconds(span) + " s");
    }
    while (units.size() > 1 && units.get(units.size() - 1).startsWith("0 ")) {
      units.remove(units.size() - 1);
    }
    return String.join(" ", units);
  }

  /** Zeros count between others, and not before them. */
  private static void add(long count, String unit, List<String> to) {
    if (count > 0 || !to.isEmpty()) {
      to.add(count + " " + unit);
    }
  }

  private static String seconds(Duration span) {
    String nanos = Integer.toString(span.toNanosPart());
    String fraction = "0".repeat(NANO_DIGITS - nanos.length()) + nanos;
    return span.toSecondsPart()
        + (span.toNanosPart() == 0 ? "" : "." + fraction.replaceFirst("0+$", ""));
  }
}
