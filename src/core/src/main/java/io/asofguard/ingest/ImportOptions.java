package io.asofguard.ingest;

/**
 * How files are imported.
 *
 * @param files how they are read
 * @param source the source of rows that name none
 * @param strict refuses a file of which any row would go to quarantine
 * @param dryRun says what would happen and stores nothing
 */
public record ImportOptions(FileOptions files, String source, boolean strict, boolean dryRun) {

  /** Nothing assumed, quarantine allowed. */
  public static final ImportOptions DEFAULT =
      new ImportOptions(FileOptions.PLAIN, Contexts.DEFAULT_SOURCE, false, false);
}
