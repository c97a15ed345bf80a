package io.asofguard.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records in a line of a live feed: one of ours, or what an adapter makes of it. */
final class LiveRecords {
  private final @Nullable LiveFormat format;
  private final DraftBuffer drafts = new DraftBuffer();
  private final FieldBuffer record = new FieldBuffer();
  private final JsonObject json = new JsonObject(record);

  /** Takes a record; its problem, if it has one, is the taker's to look at. */
  @FunctionalInterface
  interface Taker {
    void take(FieldBuffer row, FileKind kind);
  }

  LiveRecords(@Nullable LiveFormat format) {
    this.format = format;
  }

  String source() {
    return format == null ? Contexts.DEFAULT_SOURCE : format.name();
  }

  List<String> notes() {
    return format == null ? List.of() : format.notes();
  }

  void read(LiveLines.Line line, long now, Taker to) {
    if (format == null) {
      char[] text = line.text().toCharArray();
      json.read(text, 0, text.length, line.number());
      to.take(record, FileKind.OBSERVATIONS);
      return;
    }
    format.read(
        line.number(),
        line.text(),
        now,
        draft -> {
          drafts.fill(draft);
          to.take(drafts.record(), drafts.kind());
        });
  }
}
