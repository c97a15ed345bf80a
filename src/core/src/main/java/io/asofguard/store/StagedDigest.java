package io.asofguard.store;

import io.asofguard.api.Series;
import io.asofguard.law.Basis;
import io.asofguard.law.Revision;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Digests staged rows while they are read, as their batch was digested when they were written: what
 * was compared is what was staged, or the comparison fails.
 */
final class StagedDigest {
  private record Batch(long storedAt, String digest) {}

  private final BackfillRecord plan;
  private final Batch batch;
  private final FieldDigest digest = new FieldDigest();
  private final Map<Integer, Integer> bases;
  private final Map<Integer, StreamTag> tags = new HashMap<>();
  private Series series = new Series("-", "-");

  StagedDigest(Connection connection, BackfillRecord plan) throws SQLException {
    this.plan = plan;
    this.bases = EditionScan.bases(connection);
    Batch found =
        Sql.first(
            connection,
            "SELECT stored_at, digest FROM batch WHERE id = ?",
            row -> new Batch(row.getLong(1), row.getString(2)),
            plan.batch());
    if (found == null) {
      throw damaged();
    }
    this.batch = found;
    digest.add(batch.storedAt);
  }

  void begin(Series next) {
    series = next;
    tags.clear();
  }

  void add(Revision row) {
    StreamTag tag =
        tags.computeIfAbsent(
            row.stream(),
            stream ->
                StreamTag.of(
                    plan.source(),
                    series.entity(),
                    series.field(),
                    Basis.ofCode(bases.getOrDefault(stream, 0))));
    tag.addRow(digest, row.seq(), row.eventTime(), row.knowledge(), row.value());
  }

  /** To be asked once, after the last row. */
  void check() {
    if (!digest.hex().equals(batch.digest)) {
      throw damaged();
    }
  }

  private StoreException damaged() {
    return new StoreException(
        "the rows of backfill "
            + plan.name()
            + " are not those that were staged: run asof verify --full, and stage it again",
        null);
  }
}
