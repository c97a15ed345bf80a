package io.asofguard.store;

/**
 * What a comparison has compared: a staged edition with the live one of a snapshot.
 *
 * @param upon the snapshot of the live edition; 0 before the first
 * @param changes how many rows were added, changed or removed
 * @param digest over the plan, its rows as they were read, that snapshot's own digest, and the
 *     changes: the same for the same two editions, whoever compares them
 */
public record Compared(long upon, long changes, String digest) {}
