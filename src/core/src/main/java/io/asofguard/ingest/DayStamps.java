package io.asofguard.ingest;

import java.time.Duration;

/**
 * Whether all of some instants are midnights in UTC, which is what becomes of dates that somebody
 * stamped {@code T00:00:00Z}. Used by one thread.
 */
public final class DayStamps {
  private static final long DAY = Duration.ofDays(1).toNanos();

  /** How many are no accident. */
  private static final int FEWEST = 3;

  private boolean others;
  private int days;
  private long last;

  /** None yet. */
  public DayStamps() {}

  /**
   * Takes one.
   *
   * @param instant in nanoseconds since the epoch, UTC
   */
  public void add(long instant) {
    if (!mayTake(instant)) {
      others = true;
    } else if (days < FEWEST && (days == 0 || instant != last)) {
      days++;
      last = instant;
    }
  }

  /** Takes one that is no stamp, whatever it is, such as the end of a bare date. */
  public void addOther() {
    others = true;
  }

  /**
   * Whether an instant may be a stamp, and all that came before may be.
   *
   * @param instant in nanoseconds since the epoch, UTC
   * @return false for good once there was another instant
   */
  public boolean mayTake(long instant) {
    return !others && Math.floorMod(instant, DAY) == 0;
  }

  /**
   * Whether they look like stamped dates.
   *
   * @return whether there are three, and no other instant
   */
  public boolean areDays() {
    return !others && days == FEWEST;
  }

  /**
   * What to say of them where a lag is assumed.
   *
   * @param option how a zone is given for bare dates
   * @return a note
   */
  public static String note(String option) {
    return "all event times are midnights in UTC, and --assume-lag counts from them: if they stand for"
        + " whole days, a value is known when its day ends, 24 h after such a stamp in UTC, 28 or 29"
        + " h in New York; give a lag that is as long, or bare dates, which mean that end, with "
        + option;
  }
}
