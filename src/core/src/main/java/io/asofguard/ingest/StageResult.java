package io.asofguard.ingest;

import java.util.List;

/**
 * What became of a stage.
 *
 * @param name the backfill's name
 * @param read how many rows the files have
 * @param stored how many were staged
 * @param superseded how many a later line replaced
 * @param quarantined how many were kept out
 * @param fresh false if the same input was staged already, so that nothing was done
 * @param notes what the user should know, a line each
 */
public record StageResult(
    String name,
    long read,
    long stored,
    long superseded,
    long quarantined,
    boolean fresh,
    List<String> notes) {}
