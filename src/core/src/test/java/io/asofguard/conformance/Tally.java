package io.asofguard.conformance;

/** What one import did with its rows. */
public record Tally(long stored, long duplicate, long superseded, long quarantined) {}
