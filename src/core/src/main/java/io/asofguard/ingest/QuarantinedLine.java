package io.asofguard.ingest;

/**
 * A record that failed a gate.
 *
 * @param line the line that it starts on, counted from 1
 * @param reason what is wrong
 * @param text the record's text
 */
record QuarantinedLine(long line, String reason, String text) {}
