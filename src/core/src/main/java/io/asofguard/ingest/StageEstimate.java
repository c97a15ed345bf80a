package io.asofguard.ingest;

/**
 * What staging would take, from a measured rate: all files were read, and a first part of their
 * rows was stored and taken back.
 *
 * @param rows how many rows would be staged, at most: lines that a later one replaces are among
 *     them
 * @param series of how many series they are
 * @param bytes how large the files are
 * @param storeBytes by how much the store would grow, about
 * @param quarantined how many rows would be kept out
 * @param seconds about how long storing them would take, reading included; the checks that follow
 *     are not
 */
public record StageEstimate(
    long rows, long series, long bytes, long storeBytes, long quarantined, double seconds) {}
