package io.asofguard.store;

import io.asofguard.api.Series;
import io.asofguard.law.Basis;
import io.asofguard.law.Milestone;
import io.asofguard.law.Revision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listings of the whole store, for operators: they know no cutoff and no wall. Thread-safe. Long
 * listings are handed on row by row. Every method throws {@link StoreException} if the file cannot
 * be read.
 */
public final class Catalog {
  /** Of a series {@code s}: a snapshot has published a row of it, be it replaced since. */
  private static final String IS_PUBLISHED =
      """
      EXISTS (SELECT 1 FROM stream t JOIN asof_run r ON r.stream = t.id
        WHERE t.series = s.id AND r.since IS NOT NULL)
      """;

  private final Store store;

  Catalog(Store store) {
    this.store = store;
  }

  /**
   * Every published change, oldest first.
   *
   * @param to gets each
   */
  public void snapshots(Consumer<SnapshotInfo> to) {
    store.reading(
        s -> {
          s.handle()
              .createQuery(SnapshotTable.SELECT + " ORDER BY number")
              .map(SnapshotTable.MAPPER)
              .forEach(to);
          return true;
        });
  }

  /**
   * A published change.
   *
   * @param number its snapshot
   * @return what it says of itself
   * @throws java.util.NoSuchElementException if there is none
   */
  public SnapshotInfo snapshot(long number) {
    return store.reading(s -> SnapshotTable.of(s.handle(), number).orElseThrow());
  }

  /**
   * The sources, by name.
   *
   * @return their names
   */
  public List<String> sources() {
    return names("SELECT name FROM source ORDER BY name");
  }

  /**
   * The events that a milestone or an entity names, by name.
   *
   * @return their names
   */
  public List<String> events() {
    return names("SELECT event FROM entity_event UNION SELECT event FROM milestone ORDER BY event");
  }

  /**
   * The fields that have values or were declared, with their rules.
   *
   * @return rules by field name, in order
   */
  public List<FieldRule> fields() {
    return store.reading(
        s -> {
          Map<String, FieldRule> declared = FieldRules.of(s.handle());
          return s.handle()
              .createQuery("SELECT field FROM series UNION SELECT field FROM field_rule ORDER BY 1")
              .mapTo(String.class)
              .map(field -> declared.getOrDefault(field, FieldRule.undeclared(field)))
              .list();
        });
  }

  /**
   * The rule of every declared field.
   *
   * @return rules by field name
   */
  public Map<String, FieldRule> declaredFields() {
    return store.reading(s -> FieldRules.of(s.handle()));
  }

  /**
   * The series that a scope shows, by entity and field.
   *
   * @param scope which rows count
   * @return one entry per series that has a row there
   */
  public List<SeriesInfo> series(Scope scope) {
    return store.reading(s -> SeriesListing.of(s.handle(), scope.bounds()));
  }

  /**
   * Whether a series has ever had a published row; one that is only staged counts for nothing.
   *
   * @param series its names
   * @return whether a snapshot, whichever, has a row of it
   */
  public boolean knows(Series series) {
    return store.reading(
        s ->
            Sql.number(
                    s.connection(),
                    "SELECT 1 FROM series s WHERE entity = ? AND field = ? AND " + IS_PUBLISHED,
                    series.entity(),
                    series.field())
                == 1);
  }

  /**
   * All series that have ever had a published row, by entity and field.
   *
   * @return their names
   */
  public List<Series> allSeries() {
    return store.reading(
        s ->
            s.handle()
                .createQuery(
                    "SELECT entity, field FROM series s WHERE "
                        + IS_PUBLISHED
                        + " ORDER BY entity, field")
                .map((row, context) -> new Series(row.getString(1), row.getString(2)))
                .list());
  }

  /**
   * The entities of an event, by name.
   *
   * @param event the event's name
   * @param snapshot the edition
   * @return their names
   */
  public List<String> entities(String event, long snapshot) {
    return store.reading(
        s ->
            s.handle()
                .select(
                    "SELECT entity FROM entity_event WHERE event = ? AND snapshot <= ? ORDER BY"
                        + " entity",
                    event,
                    snapshot)
                .mapTo(String.class)
                .list());
  }

  /**
   * The event that an entity is tied to.
   *
   * @param entity the entity's name
   * @param snapshot the edition
   * @return the event's name, or null
   */
  public @Nullable String eventOf(String entity, long snapshot) {
    List<String> events =
        store.reading(
            s ->
                Sql.list(
                    s.connection(),
                    "SELECT event FROM entity_event WHERE entity = ? AND snapshot <= ?",
                    row -> row.getString(1),
                    entity,
                    snapshot));
    return events.isEmpty() ? null : events.get(0);
  }

  /**
   * The milestones of an event, every revision.
   *
   * @param event the event's name
   * @param entity only those that hold for it; null for all
   * @param snapshot the edition
   * @return by entity, milestone and revision
   */
  public List<Milestone> milestones(String event, @Nullable String entity, long snapshot) {
    return store.reading(s -> MilestoneTable.ofEvent(s.handle(), event, entity, snapshot));
  }

  /**
   * Every revision, retraction and edition of a series, published by a snapshot.
   *
   * @param series its names
   * @param eventTime one event time alone; null for all
   * @param snapshot the edition
   * @param to gets each, by event time and then as revisions count
   */
  public void history(
      Series series, @Nullable Long eventTime, long snapshot, Consumer<HistoryRow> to) {
    store.reading(
        s -> {
          s.handle()
              .createQuery(
                  """
                  SELECT a.event_time, a.knowledge_time, a.value, o.name, t.basis,
                    CASE WHEN r.backfill IS NULL THEN a.published ELSE r.since END AS brought,
                    b.stored_at, p.file
                  FROM series e JOIN stream t ON t.series = e.id JOIN source o ON o.id = t.source
                  JOIN asof_run r ON r.stream = t.id JOIN asof_row a ON a.run = r.id
                  JOIN snapshot p
                    ON p.number = CASE WHEN r.backfill IS NULL THEN a.published ELSE r.since END
                  LEFT JOIN batch b ON b.id = p.batch
                  WHERE e.entity = :entity AND e.field = :field AND p.number <= :snapshot
                    AND a.event_time BETWEEN :first AND :last
                  ORDER BY a.event_time, a.knowledge_time, brought, a.seq
                  """)
              .bind("entity", series.entity())
              .bind("field", series.field())
              .bind("snapshot", snapshot)
              .bind("first", eventTime == null ? Long.MIN_VALUE : eventTime)
              .bind("last", eventTime == null ? Long.MAX_VALUE : eventTime)
              .map(
                  (row, context) -> {
                    Double value = Columns.nullableDouble(row, 3);
                    return new HistoryRow(
                        row.getLong(1),
                        row.getLong(2),
                        value == null ? Double.NaN : value,
                        row.getString(4),
                        Basis.ofCode(row.getInt(5)).name(),
                        row.getLong(6),
                        row.getLong(7),
                        row.getString(8));
                  })
              .forEach(to);
          return true;
        });
  }

  /**
   * The rows that were kept out, oldest first.
   *
   * @param snapshot those of the file that made this snapshot, with the reasons of then; null for
   *     all that are kept out by the last import of their file, with its reasons
   * @param to gets each
   */
  public void quarantine(@Nullable Long snapshot, Consumer<QuarantineRow> to) {
    store.reading(
        s -> {
          s.handle()
              .createQuery(
                  """
                  SELECT file, line, reason, text, place FROM quarantine_now
                  WHERE :snapshot IS NULL AND reason IS NOT NULL
                  UNION ALL
                  SELECT file, line, reason, text, rowid FROM quarantine WHERE snapshot = :snapshot
                  UNION ALL
                  SELECT a.file, a.line, a.reason, q.text, q.rowid
                  FROM quarantine_again a JOIN quarantine q USING (sha256, line)
                  WHERE a.snapshot = :snapshot AND a.reason IS NOT NULL
                  ORDER BY place
                  """)
              .bind("snapshot", snapshot)
              .map(
                  (row, context) ->
                      new QuarantineRow(
                          row.getString(1), row.getLong(2), row.getString(3), row.getString(4)))
              .forEach(to);
          return true;
        });
  }

  /**
   * Where a row comes from.
   *
   * @param row a row that a {@link Scope} answered with
   * @return its source, basis and the instant at which the store got it
   */
  public Provenance provenance(Revision row) {
    List<Provenance> found =
        store.reading(
            s ->
                Sql.list(
                    s.connection(),
                    """
                    SELECT o.name, t.basis, b.stored_at
                    FROM stream t JOIN source o ON o.id = t.source
                    JOIN snapshot p ON p.number = ? JOIN batch b ON b.id = p.batch
                    WHERE t.id = ?
                    """,
                    at ->
                        new Provenance(at.getString(1), Basis.ofCode(at.getInt(2)), at.getLong(3)),
                    row.snapshot(),
                    row.stream()));
    return found.get(0);
  }

  /**
   * The bases of the streams, for batch answers.
   *
   * @return basis by stream number
   */
  public Map<Integer, Basis> bases() {
    return store.reading(
        s -> {
          Map<Integer, Basis> bases = new HashMap<>();
          EditionScan.bases(s.connection())
              .forEach((stream, code) -> bases.put(stream, Basis.ofCode(code)));
          return bases;
        });
  }

  /**
   * The sources of the streams, for listings of rows.
   *
   * @return source by stream number
   */
  public Map<Integer, String> sourcesByStream() {
    return store.reading(
        s -> {
          Map<Integer, String> sources = new HashMap<>();
          Sql.list(
              s.connection(),
              "SELECT t.id, o.name FROM stream t JOIN source o ON o.id = t.source",
              row -> sources.put(row.getInt(1), row.getString(2)));
          return sources;
        });
  }

  /**
   * The backfills, oldest first.
   *
   * @return each with what became of it
   */
  public List<BackfillRecord> backfills() {
    return store.reading(
        s ->
            s.handle()
                .createQuery(BackfillTable.SELECT + " ORDER BY b.id")
                .map(BackfillTable.MAPPER)
                .list());
  }

  /**
   * The newest backfill of a name.
   *
   * @param name its name
   * @return the backfill, or null
   */
  public @Nullable BackfillRecord backfill(String name) {
    return store
        .reading(s -> Optional.ofNullable(BackfillTable.newest(s.handle(), name)))
        .orElse(null);
  }

  /**
   * The backfill of a name that made a snapshot.
   *
   * @param name its name
   * @param snapshot the snapshot
   * @return the backfill, or null
   */
  public @Nullable BackfillRecord backfill(String name, long snapshot) {
    return store
        .reading(s -> Optional.ofNullable(BackfillTable.published(s.handle(), name, snapshot)))
        .orElse(null);
  }

  /**
   * The ties that a backfill's rows name.
   *
   * @param plan the backfill
   * @return event by entity
   */
  public Map<String, String> ties(BackfillRecord plan) {
    return store.reading(s -> BackfillTable.ties(s.handle(), plan.id()));
  }

  private List<String> names(String sql) {
    return store.reading(s -> s.handle().createQuery(sql).mapTo(String.class).list());
  }
}
