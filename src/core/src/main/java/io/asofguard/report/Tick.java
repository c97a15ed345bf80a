package io.asofguard.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A labelled place on an axis.
 *
 * @param at where, in the axis' unit
 * @param label what stands there
 */
record Tick(double at, String label) {
  private static final double SECOND = 1_000;
  private static final double MINUTE = 60 * SECOND;
  private static final double HOUR = 60 * MINUTE;
  private static final double DAY = 24 * HOUR;
  private static final double[] STEPS = {
    1,
    10,
    100,
    SECOND,
    5 * SECOND,
    15 * SECOND,
    MINUTE,
    5 * MINUTE,
    15 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    4 * DAY,
    7 * DAY,
    14 * DAY,
    30 * DAY,
    90 * DAY,
    365 * DAY
  };
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMM d", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter FINE =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter YEAR =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

  static List<Tick> ofTime(double from, double to, int most) {
    double step = STEPS[STEPS.length - 1];
    while ((to - from) / step > most) {
      step *= 2;
    }
    for (int i = STEPS.length - 1; i >= 0 && (to - from) / STEPS[i] <= most; i--) {
      step = STEPS[i];
    }
    List<Tick> ticks = new ArrayList<>();
    for (double at = Math.ceil(from / step) * step; at <= to; at += step) {
      ticks.add(new Tick(at, label(at, step)));
    }
    return ticks;
  }

  private static String label(double millis, double step) {
    ZonedDateTime at = Instant.ofEpochMilli((long) millis).atZone(ZoneOffset.UTC);
    if (step >= 90 * DAY) {
      return YEAR.format(at);
    }
    if (step >= DAY || millis % DAY == 0) {
      return DATE.format(at);
    }
    return (step >= MINUTE ? TIME : step >= SECOND ? SECONDS : FINE).format(at);
  }

  static List<Tick> ofNumbers(double from, double to, int most) {
    double rough = (to - from) / most;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power * 10;
    for (double multiple : new double[] {5, 2, 1}) {
      step = multiple * power >= rough ? multiple * power : step;
    }
    int digits = Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9));
    List<Tick> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(from / step); i * step <= to; i++) {
      BigDecimal at = BigDecimal.valueOf(i * step).setScale(digits, RoundingMode.HALF_UP);
      ticks.add(new Tick(i * step, at.toPlainString()));
    }
    return ticks;
  }
}
