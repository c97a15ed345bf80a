package io.asofguard.conformance;

import io.asofguard.api.Series;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answers of one pinned edition. Times are nanoseconds since the epoch, UTC. */
interface Answers {

  /** The latest cutoff that a view of this edition has: that of its opening. */
  long horizon();

  /** Whether it reads from the index. */
  boolean isIndexed();

  /** A read; {@code maxAge} below zero for no bound. */
  Reply read(Series series, long eventTime, long cutoff, long maxAge);

  /** The same through what a forecaster gets; cutoff at most {@link #horizon}. */
  Reply view(Series series, long eventTime, long cutoff, long maxAge);

  /** The wall that a view's refusal names; null if it names none, or doesn't refuse. */
  @Nullable SealedBy named(Series series, long cutoff);

  /** Values over {@code [from, to)}, oldest first; one SEALED reply if it is sealed. */
  List<Reply> window(Series series, long from, long to, long cutoff);

  @Nullable String outcome(String entity, long cutoff);

  Reply beforeWall(Series series, long cutoff, long lead);

  Set<Series> series(String event, long cutoff);

  @Nullable Long wall(String entity);

  @Nullable Long wallKnownAt(String entity, long cutoff);
}
