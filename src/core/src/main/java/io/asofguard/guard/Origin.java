package io.asofguard.guard;

import io.asofguard.law.Basis;

/**
 * The row of the log that answered a read. Times are nanoseconds since the epoch, UTC.
 *
 * @param seq its sequence in the log
 * @param snapshot the snapshot that published it
 * @param source its source
 * @param basis where its knowledge time comes from
 * @param storedAt when the store got it
 */
public record Origin(long seq, long snapshot, String source, Basis basis, long storedAt) {}
