package io.asofguard.store;

import org.jspecify.annotations.Nullable;

/**
 * One backfill. Times are nanoseconds since the epoch, UTC.
 *
 * @param id its number
 * @param name its name; of several with one name the newest is meant
 * @param source the source whose rows it replaces
 * @param entityGlob SQLite's GLOB over entities; null for all
 * @param field the field; null for all
 * @param from the first event time that it replaces, inclusive
 * @param to the end of the range, exclusive
 * @param reason why
 * @param by who staged it
 * @param stagedAt when
 * @param stagedUpon the snapshot that was newest then
 * @param batch its rows
 * @param rows how many
 * @param input the digest of plan and files, by which a repeated stage is known
 * @param files what it was staged from
 * @param quarantined how many rows were kept out
 * @param state what became of it
 * @param snapshot the snapshot that published it, or null
 * @param comparedUpon the snapshot that it was last compared with, or null
 * @param decision what brought it into its state; null while it is staged
 */
public record BackfillRecord(
    long id,
    String name,
    String source,
    @Nullable String entityGlob,
    @Nullable String field,
    long from,
    long to,
    String reason,
    String by,
    long stagedAt,
    long stagedUpon,
    long batch,
    long rows,
    String input,
    StagedFiles files,
    long quarantined,
    State state,
    @Nullable Long snapshot,
    @Nullable Long comparedUpon,
    @Nullable Decision decision) {

  /**
   * That a backfill was published, dropped, or rolled back.
   *
   * @param by who did it
   * @param at when
   * @param reason why, of a rollback
   */
  public record Decision(String by, long at, @Nullable String reason) {}

  /**
   * Since when no other change may have touched its rows.
   *
   * @return the snapshot that it was last compared with, or else staged upon
   */
  public long upon() {
    return comparedUpon == null ? stagedUpon : comparedUpon;
  }

  /** What became of a backfill. */
  public enum State {
    /** Staged, and not yet decided about. */
    STAGED,
    /** Its rows are live. */
    PUBLISHED,
    /** Given up before it was published. */
    DROPPED,
    /** It equalled the live edition when it was to be published. */
    UNCHANGED,
    /** Published, and made void later. */
    ROLLED_BACK;

    /**
     * The name that commands print.
     *
     * @return such as {@code rolled back}
     */
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }
}
