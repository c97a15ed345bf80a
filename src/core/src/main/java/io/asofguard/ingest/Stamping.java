package io.asofguard.ingest;

import java.util.function.Consumer;

/** Gives rows that passed the gates their knowledge times, in the order in which they came. */
final class Stamping implements ParseSink {
  private final ParseContext context;
  private final Names names;
  private final RecordingClock.Times times;
  private final RowCollector to;
  private final Consumer<MilestoneLine> milestones;

  Stamping(
      ParseContext context,
      Names names,
      RecordingClock.Times times,
      RowCollector to,
      Consumer<MilestoneLine> milestones) {
    this.context = context;
    this.names = names;
    this.times = times;
    this.to = to;
    this.milestones = milestones;
  }

  @Override
  public void begin(FileKind kind) {}

  @Override
  public void rows(ObservationRows rows) {
    for (int i = 0; i < rows.size; i++) {
      boolean projection = context.ruleOf().apply(names.field(rows.series[i])).projection();
      rows.knowledgeTime[i] = times.give(rows.eventTime[i], projection);
    }
    to.add(rows, 0);
  }

  @Override
  public void milestone(MilestoneLine line) {
    Long at = line.at();
    long known = times.give(at == null ? Long.MIN_VALUE : at, !line.kind().isEvidence());
    milestones.accept(line.knownAt(known));
  }

  @Override
  public void quarantined(QuarantinedLine row) {
    throw new IllegalStateException("a recorder keeps lines out by itself");
  }

  @Override
  public void progress(long bytes, long ofBytes) {}
}
