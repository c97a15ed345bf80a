package io.asofguard.guard;

import io.asofguard.api.Outcome;
import io.asofguard.api.Reading;
import io.asofguard.api.Series;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import java.util.Collection;
import java.util.List;

/**
 * One read of a view and what came out of it. Times are nanoseconds since the epoch, UTC.
 *
 * <p>It says what a forecaster saw. Which row of the log that was follows from series, event time,
 * cutoff and the view's snapshot, and is looked up by those who need it.
 *
 * @param call what was called
 * @param entity the entity; for {@link ReadCall#SERIES} the event
 * @param field the field; empty for {@link ReadCall#SERIES} and {@link ReadCall#OUTCOME}
 * @param asked the asked event time, inclusive; of a window its end, exclusive
 * @param cutoff the cutoff that the answer was cut by, inclusive
 * @param bound of a window the first event time, inclusive; of {@link ReadCall#BEFORE_WALL} the
 *     view's cutoff; of all else the bound on age as {@link Law#stale} takes it
 * @param status the kind of answer; a window with values and a listing with series are KNOWN
 * @param value the value; NaN if there is none, or more than one
 * @param eventTime the event time of the value, of a window's last value, or the instant of an
 *     outcome; 0 unless known
 * @param knowledge the knowledge time of the value or outcome, or the greatest of a window's values
 * @param count how many values or series came out
 * @param hash of a window's values and times, of the listed series, or of the outcome; else 0
 */
public record Read(
    ReadCall call,
    String entity,
    String field,
    long asked,
    long cutoff,
    long bound,
    Status status,
    double value,
    long eventTime,
    long knowledge,
    int count,
    long hash) {

  static Read of(ReadCall call, Series series, long asked, long cutoff, long bound, Answer answer) {
    return new Read(
        call,
        series.entity(),
        series.field(),
        asked,
        cutoff,
        bound,
        answer.status(),
        answer.value(),
        answer.eventTime(),
        answer.knowledge(),
        answer.isKnown() ? 1 : 0,
        0);
  }

  static Read window(Series series, long from, long to, long cutoff, List<Reading.Known> values) {
    ShortHash hash = new ShortHash();
    long knowledge = Long.MIN_VALUE;
    for (Reading.Known value : values) {
      long known = Nanos.of(value.knowledgeTime());
      knowledge = Law.order(known, knowledge) > 0 ? known : knowledge;
      hash.add(Nanos.of(value.eventTime())).add(known).add(value.value());
    }
    if (values.isEmpty()) {
      return many(ReadCall.WINDOW, series, to, cutoff, from, Status.UNKNOWN, 0, 0, 0, 0);
    }
    long last = Nanos.of(values.get(values.size() - 1).eventTime());
    return many(
        ReadCall.WINDOW,
        series,
        to,
        cutoff,
        from,
        Status.KNOWN,
        last,
        knowledge,
        values.size(),
        hash.value());
  }

  static Read sealedWindow(Series series, long from, long to, long cutoff) {
    return many(ReadCall.WINDOW, series, to, cutoff, from, Status.SEALED, 0, 0, 0, 0);
  }

  private static Read many(
      ReadCall call,
      Series series,
      long asked,
      long cutoff,
      long bound,
      Status status,
      long eventTime,
      long knowledge,
      int count,
      long hash) {
    return new Read(
        call,
        series.entity(),
        series.field(),
        asked,
        cutoff,
        bound,
        status,
        Double.NaN,
        eventTime,
        knowledge,
        count,
        hash);
  }

  static Read listing(String event, long cutoff, Collection<Series> listed) {
    ShortHash hash = new ShortHash();
    listed.forEach(series -> hash.add(series.entity()).add(series.field()));
    Status status = listed.isEmpty() ? Status.UNKNOWN : Status.KNOWN;
    return new Read(
        ReadCall.SERIES,
        event,
        "",
        cutoff,
        cutoff,
        Law.AGELESS,
        status,
        Double.NaN,
        0,
        0,
        listed.size(),
        listed.isEmpty() ? 0 : hash.value());
  }

  static Read outcome(String entity, long cutoff, Outcome outcome) {
    Status status = Status.UNKNOWN;
    long at = 0;
    long knowledge = 0;
    long hash = 0;
    if (outcome instanceof Outcome.Known known) {
      status = Status.KNOWN;
      at = Nanos.of(known.at());
      knowledge = Nanos.of(known.knowledgeTime());
      hash = new ShortHash().add(known.outcome()).value();
    }
    return new Read(
        ReadCall.OUTCOME,
        entity,
        "",
        cutoff,
        cutoff,
        Law.AGELESS,
        status,
        Double.NaN,
        at,
        knowledge,
        outcome.isKnown() ? 1 : 0,
        hash);
  }
}
