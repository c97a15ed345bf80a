package io.asofguard.conformance;

import io.asofguard.api.Series;
import io.asofguard.law.Basis;
import org.jspecify.annotations.Nullable;

/** One line of a file of observations; a NaN value is a retraction. */
public record Row(
    String source,
    Series series,
    @Nullable String event,
    long eventTime,
    long knowledge,
    double value,
    Basis basis) {

  Row withValue(double other) {
    return new Row(source, series, event, eventTime, knowledge, other, basis);
  }

  /** Whether two rows speak of the same source, series, event time and knowledge time. */
  public boolean sameKey(Row other) {
    return source.equals(other.source)
        && series.equals(other.series)
        && eventTime == other.eventTime
        && knowledge == other.knowledge;
  }

  /** Whether two rows of one key say the same. */
  public boolean sameValue(Row other) {
    return value == other.value || (Double.isNaN(value) && Double.isNaN(other.value));
  }
}
