package io.asofguard.ingest;

/**
 * What a recorder did.
 *
 * @param read how many lines it read
 * @param stored how many rows it recorded
 * @param quarantined how many lines were kept out
 */
public record RecordResult(long read, long stored, long quarantined) {}
