package io.asofguard.store;

import org.jspecify.annotations.Nullable;

/**
 * The files that a backfill was staged from.
 *
 * @param names their names, with a blank in between
 * @param size how many bytes they have together; null of a backfill that was staged before this was
 *     kept
 * @param sha256 the SHA-256 of each in lower-case hex, in the same order, with a blank in between;
 *     null likewise
 */
public record StagedFiles(String names, @Nullable Long size, @Nullable String sha256) {}
