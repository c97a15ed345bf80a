package io.asofguard.conformance;

/** A wall that a refusal names. */
record SealedBy(long at, String milestone) {}
