package io.asofguard.ingest;

import io.asofguard.store.KeptOut;
import io.asofguard.store.WriteTx;
import org.jspecify.annotations.Nullable;

/** Takes in what the parser hands on, inside one change of the store. */
final class Intake implements ParseSink {
  private final WriteTx tx;
  private final KeptOut keptOut;
  private final RowCollector rows;
  private final Counts counts;
  private final long offset;
  private final Progress progress;
  private @Nullable FileKind kind;

  Intake(
      WriteTx tx,
      KeptOut keptOut,
      RowCollector rows,
      Counts counts,
      long offset,
      Progress progress) {
    this.tx = tx;
    this.keptOut = keptOut;
    this.rows = rows;
    this.counts = counts;
    this.offset = offset;
    this.progress = progress;
  }

  @Nullable FileKind kind() {
    return kind;
  }

  @Override
  public void begin(FileKind fileKind) {
    kind = fileKind;
  }

  @Override
  public void rows(ObservationRows more) {
    rows.add(more, offset);
  }

  @Override
  public void milestone(MilestoneLine line) {
    String entity = line.entity();
    counts.events.add(line.event());
    if (entity != null) {
      counts.tied |= tx.tie(entity, line.event());
    }
    if (tx.milestone(Drafts.of(line))) {
      counts.stored++;
    } else {
      counts.duplicate++;
    }
  }

  @Override
  public void quarantined(QuarantinedLine row) {
    keptOut.add(offset + row.line(), row.reason(), row.text());
  }

  @Override
  public void progress(long bytes, long ofBytes) {
    progress.at(bytes);
  }
}
