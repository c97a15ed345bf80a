package io.asofguard.law;

/**
 * The one place that compares times. All arguments are nanoseconds since the epoch, UTC.
 *
 * <p>Pure functions: no state, safe for any thread, constant cost, no allocation. An engine that
 * must push a comparison down (a WHERE clause, a search) says there which of these it stands for.
 */
public final class Law {

  /** How far a venue's clock may run ahead of ours when we record, and ours may stand back. */
  public static final long CLOCK_TOLERANCE = 5_000_000_000L;

  /** How far the wall clock may move away from the monotonic one within one running recorder. */
  public static final long CLOCK_DRIFT = 60_000_000_000L;

  /** The bound on age that no answer exceeds. */
  public static final long AGELESS = -1L;

  private Law() {}

  /**
   * Whether a row is known at a cutoff. The cutoff is inclusive.
   *
   * @param knowledge the row's knowledge time
   * @param cutoff the cutoff of the read
   * @return {@code knowledge <= cutoff}
   */
  public static boolean known(long knowledge, long cutoff) {
    return knowledge <= cutoff;
  }

  /**
   * Whether a wall seals a cutoff. The wall is strict: a cutoff equal to it is sealed.
   *
   * @param wall the wall
   * @param cutoff the cutoff of the read
   * @return {@code cutoff >= wall}
   */
  public static boolean sealed(long wall, long cutoff) {
    return cutoff >= wall;
  }

  /**
   * Whether a cutoff lies after now and is refused.
   *
   * @param cutoff the cutoff of the read
   * @param now the store's clock
   * @return {@code cutoff > now}
   */
  public static boolean future(long cutoff, long now) {
    return cutoff > now;
  }

  /**
   * Whether a narrower cutoff would in truth widen the view.
   *
   * @param asked the new cutoff
   * @param cutoff the view's
   * @return {@code asked > cutoff}
   */
  public static boolean widens(long asked, long cutoff) {
    return asked > cutoff;
  }

  /**
   * Whether a row's event time is in question for an asked event time.
   *
   * @param eventTime the row's
   * @param asked the asked one
   * @return {@code eventTime <= asked}
   */
  public static boolean inForce(long eventTime, long asked) {
    return eventTime <= asked;
  }

  /**
   * {@link #inForce} as a mask, without a branch that the processor would have to guess.
   *
   * @param eventTime the row's
   * @param asked the asked one; the two lie less than 2^63 ns (292 years) apart
   * @return all ones if {@code eventTime <= asked}, else 0
   */
  public static long inForceMask(long eventTime, long asked) {
    return ~((asked - eventTime) >> (Long.SIZE - 1));
  }

  /**
   * Whether an answer is older than the bound on its age, counted from the asked event time. The
   * bound is inclusive.
   *
   * @param eventTime the answer's event time, at or before the asked one
   * @param asked the asked event time
   * @param maxAge nanoseconds, an unsigned {@code long}; {@link #AGELESS} for no bound
   * @return whether it is stale
   */
  public static boolean stale(long eventTime, long asked, long maxAge) {
    return Long.compareUnsigned(asked - eventTime, maxAge) > 0;
  }

  /**
   * Whether revision a counts before revision b of the same event time: the greater of (knowledge
   * time, publishing snapshot, sequence).
   *
   * @param knowledgeA knowledge time of a
   * @param snapshotA publishing snapshot of a
   * @param seqA sequence of a
   * @param knowledgeB knowledge time of b
   * @param snapshotB publishing snapshot of b
   * @param seqB sequence of b
   * @return whether a supersedes b
   */
  public static boolean supersedes(
      long knowledgeA, long snapshotA, long seqA, long knowledgeB, long snapshotB, long seqB) {
    return compareRevisions(knowledgeA, snapshotA, seqA, knowledgeB, snapshotB, seqB) > 0;
  }

  /**
   * Orders two revisions of the same key by (knowledge time, publishing snapshot, sequence).
   *
   * @param knowledgeA knowledge time of a
   * @param snapshotA publishing snapshot of a
   * @param seqA sequence of a
   * @param knowledgeB knowledge time of b
   * @param snapshotB publishing snapshot of b
   * @param seqB sequence of b
   * @return negative, zero or positive, as {@link Long#compare}
   */
  public static int compareRevisions(
      long knowledgeA, long snapshotA, long seqA, long knowledgeB, long snapshotB, long seqB) {
    int byKnowledge = Long.compare(knowledgeA, knowledgeB);
    if (byKnowledge != 0) {
      return byKnowledge;
    }
    int bySnapshot = Long.compare(snapshotA, snapshotB);
    return bySnapshot != 0 ? bySnapshot : Long.compare(seqA, seqB);
  }

  /**
   * Orders two instants.
   *
   * @param a an instant
   * @param b another
   * @return negative, zero or positive, as {@link Long#compare}
   */
  public static int order(long a, long b) {
    return Long.compare(a, b);
  }

  /**
   * Gate: an observed value cannot be known before the instant that it speaks of.
   *
   * @param knowledge the row's knowledge time
   * @param eventTime the row's event time
   * @return {@code knowledge < eventTime}
   */
  public static boolean knownBeforeEvent(long knowledge, long eventTime) {
    return knowledge < eventTime;
  }

  /**
   * Gate: nothing is known after now.
   *
   * @param knowledge the row's knowledge time
   * @param now the store's clock
   * @return {@code knowledge > now}
   */
  public static boolean afterNow(long knowledge, long now) {
    return knowledge > now;
  }

  /**
   * Recording: whether an event time lies further ahead of our clock than a venue's clock may run.
   *
   * @param eventTime the row's event time
   * @param now our clock
   * @return {@code eventTime > now + 5 s}
   */
  public static boolean aheadOfClock(long eventTime, long now) {
    return eventTime > now && eventTime - now > CLOCK_TOLERANCE;
  }

  /**
   * Recording: whether our clock stands too far before the last time that it gave out.
   *
   * @param now our clock
   * @param last the last knowledge time given out
   * @return {@code now < last - 5 s}
   */
  public static boolean clockBehind(long now, long last) {
    return now < last && last - now > CLOCK_TOLERANCE;
  }

  /**
   * Recording: whether our clock has moved away from the monotonic one.
   *
   * @param elapsed nanoseconds that passed by our clock since the recorder started
   * @param monotonic nanoseconds that truly passed
   * @return whether they differ by more than a minute
   */
  public static boolean clockDrifted(long elapsed, long monotonic) {
    return Math.abs(elapsed - monotonic) > CLOCK_DRIFT;
  }

  /**
   * Recording: the knowledge time that a row gets: now, but after the last one, and not before its
   * event time if that lies a little ahead.
   *
   * @param now our clock
   * @param last the last knowledge time given out
   * @param eventTime the row's event time
   * @param projection whether the field may speak of later instants
   * @return the knowledge time
   */
  public static long given(long now, long last, long eventTime, boolean projection) {
    long next = Math.max(now, last + 1);
    return projection ? next : Math.max(next, eventTime);
  }

  /**
   * Gate: a thing that happens cannot be known before it has happened.
   *
   * @param at when it happened
   * @param knowledge when it was known
   * @return {@code knowledge < at}
   */
  public static boolean evidenceBeforeItHappened(long at, long knowledge) {
    return knowledge < at;
  }

  /**
   * Whether two instants lie close together.
   *
   * @param a an instant
   * @param b another
   * @param most nanoseconds, not negative, inclusive
   * @return {@code |a - b| <= most}
   */
  public static boolean within(long a, long b, long most) {
    return Long.compareUnsigned(Math.max(a, b) - Math.min(a, b), most) <= 0;
  }
}
