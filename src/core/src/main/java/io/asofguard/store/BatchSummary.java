package io.asofguard.store;

/**
 * What a batch brought.
 *
 * @param id the batch
 * @param rows how many rows
 * @param series how many series they belong to
 * @param firstSeq the first row
 * @param lastSeq the last row
 * @param digest over the rows, in order
 */
public record BatchSummary(
    long id, long rows, long series, long firstSeq, long lastSeq, String digest) {}
