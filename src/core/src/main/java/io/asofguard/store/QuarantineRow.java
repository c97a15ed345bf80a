package io.asofguard.store;

/**
 * One row that was kept out.
 *
 * @param file the file that it came from
 * @param line where it stands there
 * @param reason why it was kept out
 * @param text the row
 */
public record QuarantineRow(String file, long line, String reason, String text) {}
