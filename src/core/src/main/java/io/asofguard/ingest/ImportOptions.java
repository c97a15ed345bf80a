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
 * @param strict refuses a file of which any row would go to quarantine
 * @param dryRun says what would happen and stores nothing
 */
public record ImportOptions(
    @Nullable ZoneId zone, @Nullable Duration assumeLag, boolean strict, boolean dryRun) {

  /** Nothing assumed, quarantine allowed. */
  public static final ImportOptions DEFAULT = new ImportOptions(null, null, false, false);
}
