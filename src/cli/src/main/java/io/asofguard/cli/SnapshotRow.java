package io.asofguard.cli;

import io.asofguard.cli.output.RowWriter;
import io.asofguard.store.SnapshotInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Snapshots as rows. */
final class SnapshotRow {
  static final List<String> COLUMNS =
      List.of("snapshot", "at", "kind", "by", "reason", "file", "sha256", "rows", "digest");

  private SnapshotRow() {}

  static void write(SnapshotInfo made, RowWriter rows) {
    rows.row(
        made.number(),
        Times.text(made.at()),
        made.kind(),
        made.by(),
        made.reason(),
        made.file(),
        made.sha256(),
        made.rows(),
        made.digest());
  }

  static void sayIfNone(Session session, @Nullable SnapshotInfo made) {
    if (made == null) {
      session.note("nothing changed: the store says so already");
    }
  }

  /** Prints the snapshot that a change made; without one, says so and prints no row. */
  static void print(Session session, @Nullable SnapshotInfo made) {
    sayIfNone(session, made);
    session.print(
        COLUMNS,
        rows -> {
          if (made != null) {
            write(made, rows);
          }
        });
  }
}
