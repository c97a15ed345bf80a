package io.asofguard.ingest;

import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.store.RefusedException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How files are read.
 *
 * @param zone where local times and bare dates are from; null refuses them
 * @param assumeLag from event time to an assumed knowledge time, for rows without one; null refuses
 *     them
 * @param fetchedAt when all was fetched that has no knowledge time of its own, in nanoseconds since
 *     the epoch, UTC; null refuses it, or assumes the lag
 * @param format what the files are; null for those that say so by their columns
 */
public record FileOptions(
    @Nullable ZoneId zone,
    @Nullable Duration assumeLag,
    @Nullable Long fetchedAt,
    @Nullable SourceFormat format) {

  /** Our own files, nothing assumed. */
  public static final FileOptions PLAIN = new FileOptions(null, null, null, null);

  /**
   * Checks that one thing is said of missing knowledge times.
   *
   * @param zone where local times are from
   * @param assumeLag an assumed lag, or null
   * @param fetchedAt a fetch time, or null
   * @param format a payload's, or null
   * @throws RefusedException if there are a fetch time and a lag
   */
  public FileOptions {
    if (assumeLag != null && fetchedAt != null) {
      throw new RefusedException(
          "a fetch time and an assumed lag both say when values without a knowledge time were known;"
              + " give one of them");
    }
  }

  void refuseIfNotFetchedYet(long now) {
    if (fetchedAt != null && Law.afterNow(fetchedAt, now)) {
      throw new RefusedException(
          "the fetch time "
              + Nanos.toInstant(fetchedAt)
              + " lies after now: nothing was fetched then yet; check the clock and the offset");
    }
  }
}
