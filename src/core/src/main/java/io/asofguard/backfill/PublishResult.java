package io.asofguard.backfill;

import io.asofguard.store.SnapshotInfo;
import org.jspecify.annotations.Nullable;

/**
 * What became of a publication.
 *
 * @param snapshot the snapshot that it made; null if the staged edition equals the live one
 * @param rows how many rows it brought
 */
public record PublishResult(@Nullable SnapshotInfo snapshot, long rows) {}
