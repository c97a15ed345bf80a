package io.asofguard.report;

import io.asofguard.api.Series;
import io.asofguard.guard.Edition;
import io.asofguard.law.Nanos;
import io.asofguard.law.Plain;
import io.asofguard.law.Revision;
import java.util.stream.LongStream;

/**
 * The rows of a series as points, for operators: walls hide nothing here, since what they hide is
 * what a picture of a leak shows.
 */
final class SeriesPoints {
  private static final int MOST_STEPS = 1_500;

  private SeriesPoints() {}

  /** The value in force over time: a step at each instant at which a row became known. */
  static Points inForce(Edition edition, Series series) {
    LongStream.Builder known = LongStream.builder();
    edition.scope().rows(series, row -> known.add(row.knowledge()));
    long[] instants = known.build().sorted().distinct().toArray();
    Points points = new Points();
    for (long at : thinned(instants)) {
      Revision row = edition.row(series, at, at);
      points.add(at, row == null ? Double.NaN : row.value());
    }
    return points;
  }

  private static long[] thinned(long[] instants) {
    if (instants.length <= MOST_STEPS) {
      return instants;
    }
    return LongStream.range(0, MOST_STEPS)
        .map(i -> instants[(int) (i * (instants.length - 1L) / (MOST_STEPS - 1))])
        .toArray();
  }

  /** Every row: event time across, knowledge time up. */
  static Points rows(Edition edition, Series series) {
    Points points = new Points();
    edition
        .scope()
        .rows(series, row -> points.addTime(row.eventTime(), row.knowledge(), note(row)));
    return points;
  }

  static String note(Revision row) {
    return (row.isRetraction() ? "retracted" : Plain.number(row.value()))
        + " for "
        + Nanos.toInstant(row.eventTime())
        + ", known "
        + Nanos.toInstant(row.knowledge());
  }
}
