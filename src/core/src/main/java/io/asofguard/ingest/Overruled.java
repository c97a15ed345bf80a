package io.asofguard.ingest;

import io.asofguard.law.Counted;
import io.asofguard.law.Nanos;
import io.asofguard.law.Plain;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lines of which a later one with the same source, series, event time and knowledge time has
 * another value; the one whose successor comes first is told.
 */
final class Overruled {
  private long count;
  private int series;
  private long eventTime;
  private long knowledge;
  private long position;
  private double value;
  private long laterPosition = Long.MAX_VALUE;
  private double laterValue;

  /** Takes what a group removed in favour of a later row, if that has another value. */
  void add(KeyGroup group, SortedRows later) {
    if (Double.compare(group.removedValue + 0.0, later.value + 0.0) == 0) {
      return;
    }
    count++;
    if (later.position < laterPosition) {
      series = later.series;
      eventTime = later.eventTime;
      knowledge = later.knowledge;
      position = group.removedPosition;
      value = group.removedValue;
      laterPosition = later.position;
      laterValue = later.value;
    }
  }

  /**
   * What the user should know of them; null if there are none.
   *
   * @param place names the place of a position, such as {@code line 7}
   */
  @Nullable String note(Names names, LongFunction<String> place) {
    if (count == 0) {
      return null;
    }
    return Counted.of(count, "line has", "lines have")
        + " another value than a later line of the same key (source, series, event time, knowledge"
        + " time), and the last one counts: "
        + (count == 1 ? "" : "first ")
        + names.entity(series)
        + " "
        + names.field(series)
        + " of "
        + Nanos.toInstant(eventTime)
        + ", known "
        + Nanos.toInstant(knowledge)
        + ": "
        + text(value)
        + " at "
        + place.apply(position)
        + ", "
        + text(laterValue)
        + " at "
        + place.apply(laterPosition);
  }

  private static String text(double number) {
    return Double.isNaN(number) ? "a retraction" : Plain.number(number);
  }
}
