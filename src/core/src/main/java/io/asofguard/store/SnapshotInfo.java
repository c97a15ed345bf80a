package io.asofguard.store;

import org.jspecify.annotations.Nullable;

/**
 * One published change of the store.
 *
 * @param number the snapshot
 * @param at when it was published, nanoseconds since the epoch, UTC
 * @param kind what was done
 * @param by who did it
 * @param reason why; null if none was given
 * @param file the file that it came from; null if none
 * @param size the file's size in bytes
 * @param sha256 the file's digest, in hex
 * @param rows how many rows it brought
 * @param batch the batch that it published
 * @param backfill the backfill that it published or rolled back
 * @param givenUntil the last knowledge time that the recorder gave out
 * @param content the digest of what it brought
 * @param digest the digest that chains to the snapshot before
 */
public record SnapshotInfo(
    long number,
    long at,
    String kind,
    String by,
    @Nullable String reason,
    @Nullable String file,
    @Nullable Long size,
    @Nullable String sha256,
    long rows,
    @Nullable Long batch,
    @Nullable Long backfill,
    @Nullable Long givenUntil,
    String content,
    String digest) {

  /** The digest of a snapshot, given the digest of the one before. */
  String chained(@Nullable String previous) {
    return new FieldDigest()
        .add(previous)
        .add(number)
        .add(at)
        .add(kind)
        .add(by)
        .add(reason)
        .add(file)
        .add(size)
        .add(sha256)
        .add(rows)
        .add(batch)
        .add(backfill)
        .add(givenUntil)
        .add(content)
        .hex();
  }

  SnapshotInfo withDigest(String chained) {
    return new SnapshotInfo(
        number,
        at,
        kind,
        by,
        reason,
        file,
        size,
        sha256,
        rows,
        batch,
        backfill,
        givenUntil,
        content,
        chained);
  }
}
