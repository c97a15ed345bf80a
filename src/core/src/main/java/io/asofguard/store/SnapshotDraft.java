package io.asofguard.store;

import org.jspecify.annotations.Nullable;

/**
 * What a snapshot says of itself, before it has a number.
 *
 * @param kind what was done
 * @param reason why; null if none was given
 * @param file the file that it came from; null if none
 * @param size the file's size in bytes
 * @param sha256 the file's digest, in hex
 * @param rows how many rows it brought
 * @param batch the batch that it publishes
 * @param backfill the backfill that it publishes or rolls back
 * @param givenUntil the last knowledge time that the recorder gave out
 */
public record SnapshotDraft(
    SnapshotKind kind,
    @Nullable String reason,
    @Nullable String file,
    @Nullable Long size,
    @Nullable String sha256,
    long rows,
    @Nullable Long batch,
    @Nullable Long backfill,
    @Nullable Long givenUntil) {

  /**
   * A change with no file behind it.
   *
   * @param kind what was done
   * @param reason why; null if none was given
   * @param rows how many rows it brings
   * @return a draft
   */
  public static SnapshotDraft of(SnapshotKind kind, @Nullable String reason, long rows) {
    return new SnapshotDraft(kind, reason, null, null, null, rows, null, null, null);
  }
}
