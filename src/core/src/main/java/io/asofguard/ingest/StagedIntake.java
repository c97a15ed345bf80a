package io.asofguard.ingest;

import org.jspecify.annotations.Nullable;

/** Takes in the observations of a file that is staged; its milestones are counted alone. */
final class StagedIntake implements ParseSink {
  private final Intake intake;
  private final InputFile file;
  private long milestones;
  private boolean observed;

  StagedIntake(Intake intake, InputFile file) {
    this.intake = intake;
    this.file = file;
  }

  @Override
  public void begin(FileKind kind) {
    intake.begin(kind);
  }

  @Override
  public void rows(ObservationRows rows) {
    observed = true;
    intake.rows(rows);
  }

  @Override
  public void milestone(MilestoneLine milestone) {
    milestones++;
  }

  @Override
  public void quarantined(QuarantinedLine row) {
    observed = true;
    intake.quarantined(row);
  }

  @Override
  public void progress(long bytes, long ofBytes) {
    intake.progress(bytes, ofBytes);
  }

  /** A payload may be about more than values; a file of our own is one of milestones or is not. */
  void refuseMilestones() {
    if (file.format() == null && intake.kind() == FileKind.MILESTONES) {
      throw new BadFileException(
          file.name(), "holds milestones, and a backfill takes observations; import it instead");
    }
  }

  /** Whether it says of no value, though it has no header by which that could be meant. */
  boolean isEmptyPayload() {
    return file.format() != null && !observed;
  }

  @Nullable String note() {
    return milestones == 0
        ? null
        : file.name()
            + ": a backfill takes observations; milestones that were left aside: "
            + milestones
            + "; import the file, and they are stored";
  }
}
