package io.asofguard.ingest;

import java.util.List;

/**
 * What a recorder did.
 *
 * @param read how many lines it read
 * @param stored how many rows it recorded
 * @param quarantined how many lines were kept out
 * @param notes what the user should know, a line each
 */
public record RecordResult(long read, long stored, long quarantined, List<String> notes) {}
