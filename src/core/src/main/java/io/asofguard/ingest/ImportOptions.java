package io.asofguard.ingest;

import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How files are imported.
 *
 * @param zone where local times and bare dates are from; null refuses them
 * @param assumeLag from event time to an assumed knowledge time, for rows without one; null refuses
 *     them
 * @param fetchedAt when all was fetched that has no knowledge time of its own, in nanoseconds since
 *     the epoch, UTC; null refuses it, or assumes the lag
 * @param source the source of rows that name none
 * @param format what the files are; null for those that say so by their columns
 * @param strict refuses a file of which any row would go to quarantine
 * @param dryRun says what would happen and stores nothing
 */
public record ImportOptions(
    @Nullable ZoneId zone,
    @Nullable Duration assumeLag,
    @Nullable Long fetchedAt,
    String source,
    @Nullable SourceFormat format,
    boolean strict,
    boolean dryRun) {

  /** Nothing assumed, quarantine allowed. */
  public static final ImportOptions DEFAULT =
      new ImportOptions(null, null, null, Contexts.DEFAULT_SOURCE, null, false, false);
}
