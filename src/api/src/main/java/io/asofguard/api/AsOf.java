package io.asofguard.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What was knowable at one instant, the cutoff, and nothing else: the only thing that a forecaster
 * is handed.
 *
 * <p>The cutoff is inclusive: a value whose knowledge time equals it is known. A wall is strict: at
 * a cutoff equal to the wall, and after it, every field of the outcome is {@link Reading.Sealed}. A
 * view is pinned to the snapshot of the store that was newest when it was opened, so it gives the
 * same answers for as long as it lives, whatever is written meanwhile.
 *
 * <p>Instants are UTC and exact to the nanosecond; they must lie between 1677-09-21 and 2262-04-11,
 * where nanoseconds since 1970 fit a {@code long}. A view can be used by many threads at once.
 * Every method throws {@link ViewClosedException} once the view or the guard behind it is closed,
 * and {@link NullPointerException} on null.
 */
public interface AsOf extends AutoCloseable {

  /**
   * The cutoff of this view.
   *
   * @return the last instant whose knowledge this view holds, inclusive
   */
  Instant cutoff();

  /**
   * The value in force at an event time, as known at the cutoff: of the event times at or before
   * the asked one that have a value, the latest; of its revisions, the last one known by the
   * cutoff. Costs a few logarithms of the series' size.
   *
   * @param series what to read; a series that is not there is {@link Reading.Unknown}
   * @param eventTime the asked event time, inclusive; it may lie after the cutoff, for projections
   * @return the typed answer
   */
  Reading at(Series series, Instant eventTime);

  /**
   * As {@link #at(Series, Instant)}, with a bound on age.
   *
   * @param series what to read
   * @param eventTime the asked event time, inclusive
   * @param maxAge the answer is {@link Reading.Stale} if its event time lies more than this before
   *     the asked one; exactly this is still fresh; not negative
   * @return the typed answer
   * @throws IllegalArgumentException if {@code maxAge} is negative
   */
  Reading read(Series series, Instant eventTime, Duration maxAge);

  /**
   * The value in force at the cutoff: {@link #at(Series, Instant)} with the cutoff as event time. A
   * projection about a later instant is not in force yet.
   *
   * @param series what to read
   * @return the typed answer
   */
  Reading latest(Series series);

  /**
   * As {@link #latest(Series)}, with a bound on age.
   *
   * @param series what to read
   * @param maxAge see {@link #read(Series, Instant, Duration)}
   * @return the typed answer
   * @throws IllegalArgumentException if {@code maxAge} is negative
   */
  Reading latest(Series series, Duration maxAge);

  /**
   * Every value of a range of event times as known at the cutoff, revisions and retractions
   * applied. Costs the rows of the range; the answer is held in memory.
   *
   * @param series what to read
   * @param from the first event time, inclusive
   * @param to the end of the range, exclusive
   * @return the values, oldest first, or sealed
   * @throws IllegalArgumentException if {@code from} lies after {@code to}
   */
  Window window(Series series, Instant from, Instant to);

  /**
   * One series of this view, looked up once, for loops that read it very often.
   *
   * @param series what to read; it need not exist
   * @return a reader that ends with this view
   */
  SeriesReader reader(Series series);

  /**
   * The series of an event's entities that have a row known by the cutoff.
   *
   * @param event the event's name
   * @return the series, ordered by entity and field; empty if the event is not known
   */
  Set<Series> series(String event);

  /**
   * How an entity resolved, as known at the cutoff. An outcome is never sealed: before it is known
   * it is {@link Outcome.Unknown}.
   *
   * @param entity the entity's name
   * @return the outcome of the newest {@code resolved} milestone of that entity known by the cutoff
   */
  Outcome outcome(String entity);

  /**
   * The value in force a while before the wall of a finished event: for training. Answers {@link
   * Reading.Sealed} unless the wall lies at or before this view's cutoff and was known, as the same
   * instant, by then.
   *
   * @param series what to read
   * @param lead how long before the wall; more than zero
   * @return the latest value at {@code wall - lead}
   * @throws IllegalArgumentException if {@code lead} is not positive
   */
  Reading beforeWall(Series series, Duration lead);

  /**
   * A narrower view of the same snapshot. There is no way to widen one.
   *
   * @param earlier the new cutoff, at or before this one
   * @return a view of its own, which also ends when this one is closed
   * @throws IllegalArgumentException if {@code earlier} lies after this view's cutoff
   */
  AsOf asOf(Instant earlier);

  /** Ends this view and those narrowed from it. Closing twice does nothing. */
  @Override
  void close();
}
