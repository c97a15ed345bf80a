package io.asofguard.store;

import io.asofguard.law.Milestone;
import io.asofguard.law.MilestoneKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Rows of the table {@code milestone}. */
final class MilestoneTable {
  static final String COLUMNS =
      "m.event, m.entity, m.milestone, m.at, m.knowledge_time, m.outcome, m.reason, m.snapshot, m.seq";

  static final RowMapper<Milestone> MAPPER = (row, context) -> read(row);

  private MilestoneTable() {}

  static String digest(Milestone m) {
    return new FieldDigest()
        .add(m.seq())
        .add(m.snapshot())
        .add(m.event())
        .add(m.entity())
        .add(m.kind().text())
        .add(m.at())
        .add(m.knowledge())
        .add(m.outcome())
        .add(m.reason())
        .hex();
  }

  static List<Milestone> pool(Connection connection, String entity, long snapshot)
      throws SQLException {
    return Sql.list(
        connection,
        pooled("m.entity = ?1") + " UNION ALL " + pooled("m.entity IS NULL"),
        MilestoneTable::read,
        entity,
        snapshot);
  }

  private static String pooled(String whose) {
    return "SELECT "
        + COLUMNS
        + " FROM entity_event t CROSS JOIN milestone m ON m.event = t.event"
        + " WHERE t.entity = ?1 AND t.snapshot <= ?2 AND m.snapshot <= ?2 AND "
        + whose;
  }

  static Milestone read(ResultSet row) throws SQLException {
    String kind = row.getString(3);
    return new Milestone(
        row.getString(1),
        row.getString(2),
        MilestoneKind.parse(kind)
            .orElseThrow(() -> new StoreException("unknown milestone on file: " + kind, null)),
        Columns.nullableLong(row, 4),
        row.getLong(5),
        row.getString(6),
        row.getString(7),
        row.getLong(8),
        row.getLong(9));
  }

  static List<Milestone> ofEvent(
      Handle handle, String event, @Nullable String entity, long snapshot) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + """
                 FROM milestone m WHERE m.event = :event AND m.snapshot <= :snapshot
                  AND (:entity IS NULL OR m.entity = :entity OR m.entity IS NULL)
                ORDER BY m.entity, m.milestone, m.knowledge_time, m.snapshot, m.seq
                """)
        .bind("event", event)
        .bind("entity", entity)
        .bind("snapshot", snapshot)
        .map(MAPPER)
        .list();
  }
}
