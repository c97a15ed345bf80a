package io.asofguard.backfill;

import io.asofguard.store.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What a backfill replaces: a source's rows of some series in a range of event times.
 *
 * @param name what it is called from now on
 * @param source the source whose rows it replaces
 * @param entityGlob SQLite's GLOB over entities ({@code *} crosses {@code /}, case counts); null
 *     for all
 * @param field the field; null for all
 * @param from the first event time, nanoseconds since the epoch, UTC, inclusive
 * @param to the end of the range, exclusive
 * @param reason why
 */
public record StagePlan(
    String name,
    String source,
    @Nullable String entityGlob,
    @Nullable String field,
    long from,
    long to,
    String reason) {

  /**
   * Checks that it says what it is.
   *
   * @param name what it is called from now on; not blank
   * @param source the source whose rows it replaces
   * @param entityGlob SQLite's GLOB over entities, or null
   * @param field the field, or null
   * @param from inclusive
   * @param to exclusive
   * @param reason why; not blank
   * @throws RefusedException if the name or the reason is blank
   */
  public StagePlan {
    if (name.isBlank() || reason.isBlank()) {
      throw new RefusedException(
          "a backfill needs a name and a reason, and neither is blank; give --name and --reason");
    }
  }
}
