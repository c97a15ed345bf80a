package io.asofguard.store;

import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * One change of the store: all of it, or, without {@link #commit}, none.
 *
 * <p>Holds the store's only write lock while it is open; readers go on. Used by one thread. Every
 * method throws {@link StoreException}, with one line for the user, if the database refuses.
 */
public final class WriteTx implements AutoCloseable {
  private final Handle handle;
  private final StoreClock clock;
  private final long snapshot;
  private final @Nullable String previousDigest;
  private @Nullable BatchWriter batch;
  private boolean committed;

  private WriteTx(Handle handle, StoreClock clock) {
    this.handle = handle;
    this.clock = clock;
    SnapshotInfo newest = SnapshotTable.newest(handle).orElse(null);
    this.snapshot = newest == null ? 1 : newest.number() + 1;
    this.previousDigest = newest == null ? null : newest.digest();
  }

  static WriteTx begin(Database database, StoreClock clock, int busyMillis) {
    Handle handle = null;
    try {
      handle = database.writing(busyMillis).open();
      handle.execute("BEGIN IMMEDIATE");
      if (Schema.migrate(handle)) {
        handle.execute("COMMIT");
        handle.execute("BEGIN IMMEDIATE");
      }
      return new WriteTx(handle, clock);
    } catch (JdbiException | SQLException | StoreException e) {
      if (handle != null) {
        handle.close();
      }
      throw e instanceof StoreException known ? known : Failures.write(e);
    }
  }

  /**
   * The number that this change gets if it is published.
   *
   * @return one more than the newest snapshot
   */
  public long snapshot() {
    return snapshot;
  }

  /**
   * Who makes this change.
   *
   * @return the user's name
   */
  public String user() {
    return Store.user();
  }

  Handle handle() {
    return handle;
  }

  /**
   * The writer for this change's observations.
   *
   * @return one and the same for the whole change
   */
  public BatchWriter batch() {
    if (batch == null) {
      batch = batch(new SeriesWriter.Target(snapshot, null));
    }
    return batch;
  }

  /**
   * The writer for the rows of a backfill that is being staged: nobody reads them before it is
   * published.
   *
   * @param backfill the id that the backfill will have
   * @return one and the same for the whole change
   */
  public BatchWriter stagedBatch(long backfill) {
    if (batch == null) {
      batch = batch(new SeriesWriter.Target(0, backfill));
    }
    return batch;
  }

  private BatchWriter batch(SeriesWriter.Target target) {
    long id = one("SELECT coalesce(max(id), 0) + 1 FROM batch");
    try {
      return new BatchWriter(handle.getConnection(), target, id, clock.now());
    } catch (SQLException e) {
      throw Failures.write(e);
    }
  }

  /**
   * The event that an entity is tied to.
   *
   * @param entity the entity's name
   * @return the event's name, or null
   */
  public @Nullable String eventOf(String entity) {
    return Failures.writing(
        () ->
            handle
                .select("SELECT event FROM entity_event WHERE entity = ?", entity)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
  }

  /**
   * Ties an entity to an event, from this snapshot on and for ever.
   *
   * @param entity the entity's name
   * @param event the event's name
   * @return whether the tie is new
   * @throws RefusedException if the entity is tied to another event
   */
  public boolean tie(String entity, String event) {
    return Failures.writing(() -> tied(entity, event));
  }

  private boolean tied(String entity, String event) {
    String tied = eventOf(entity);
    if (tied == null) {
      handle.execute(
          "INSERT INTO entity_event (entity, event, snapshot) VALUES (?, ?, ?)",
          entity,
          event,
          snapshot);
      return true;
    }
    if (!tied.equals(event)) {
      throw new RefusedException(
          "entity " + entity + " is tied to event " + tied + ", so it cannot belong to " + event);
    }
    return false;
  }

  /**
   * Stores a milestone, unless the same key with the same content is there.
   *
   * @param milestone what to store; its entity, if it names one, must be tied by the caller
   * @return whether it was new
   */
  public boolean milestone(MilestoneDraft milestone) {
    return Failures.writing(() -> stored(milestone));
  }

  private boolean stored(MilestoneDraft milestone) {
    boolean duplicate =
        handle
            .createQuery(
                """
                SELECT 1 FROM milestone WHERE event = :event AND entity IS :entity
                  AND milestone = :text AND knowledge_time = :knowledge AND at IS :at
                  AND outcome IS :outcome LIMIT 1
                """)
            .bindMethods(milestone)
            .bind("text", milestone.kind().text())
            .mapTo(int.class)
            .findOne()
            .isPresent();
    if (!duplicate) {
      long seq = one("SELECT coalesce(max(seq), 0) + 1 FROM milestone");
      handle
          .createUpdate(
              """
              INSERT INTO milestone (seq, snapshot, event, entity, milestone, at, knowledge_time,
                outcome, reason, digest)
              VALUES (:seq, :snapshot, :event, :entity, :text, :at, :knowledge, :outcome, :reason,
                :digest)
              """)
          .bindMethods(milestone)
          .bind("seq", seq)
          .bind("snapshot", snapshot)
          .bind("text", milestone.kind().text())
          .bind("digest", MilestoneTable.digest(milestone.asOf(snapshot, seq)))
          .execute();
    }
    return !duplicate;
  }

  /**
   * The declared fields, as this change sees them.
   *
   * @return rules by field name
   */
  public Map<String, FieldRule> fields() {
    return Failures.writing(() -> FieldRules.of(handle));
  }

  /**
   * Declares a field, unless it is declared just so.
   *
   * @param rule the field's rule from this snapshot on
   * @return whether it changes anything
   */
  public boolean field(FieldRule rule) {
    return Failures.writing(() -> declared(rule));
  }

  private boolean declared(FieldRule rule) {
    if (rule.equals(FieldRules.of(handle).get(rule.field()))) {
      return false;
    }
    handle
        .createUpdate(
            """
            INSERT INTO field_rule (snapshot, field, kind, min, max)
            VALUES (:snapshot, :field, :kind, :min, :max)
            """)
        .bindMethods(rule)
        .bind("snapshot", snapshot)
        .execute();
    return true;
  }

  /**
   * The last knowledge time that a recorder gave out.
   *
   * @return nanoseconds since the epoch, UTC; null before the first recording
   */
  public @Nullable Long lastGiven() {
    return Failures.writing(
        () ->
            handle
                .select(
                    "SELECT given_until FROM snapshot WHERE given_until IS NOT NULL"
                        + " ORDER BY number DESC LIMIT 1")
                .mapTo(Long.class)
                .findOne()
                .orElse(null));
  }

  /**
   * The quarantine of this change.
   *
   * @return an empty one; its rows are kept when it is stored
   */
  public KeptOut keptOut() {
    return new KeptOut(handle, clock.now());
  }

  /**
   * The backfills, as this change sees them.
   *
   * @return the ledger of plans
   */
  public BackfillLedger backfills() {
    return new BackfillLedger(handle, clock);
  }

  /**
   * The ledger of forecasts. What is added to it makes no snapshot.
   *
   * @return a writer; close it before {@link #commit}
   */
  public ForecastLedger forecasts() {
    return Failures.writing(() -> new ForecastLedger(handle, clock));
  }

  /**
   * Publishes this change as a snapshot.
   *
   * @param draft what the snapshot says of itself
   * @return the snapshot, with its digest
   */
  public SnapshotInfo publish(SnapshotDraft draft) {
    return Failures.writing(() -> published(draft));
  }

  private SnapshotInfo published(SnapshotDraft draft) {
    SnapshotInfo bare =
        new SnapshotInfo(
            snapshot,
            clock.now(),
            draft.kind().text(),
            Store.user(),
            draft.reason(),
            draft.file(),
            draft.size(),
            draft.sha256(),
            draft.rows(),
            draft.batch(),
            draft.backfill(),
            draft.givenUntil(),
            Content.digest(handle, snapshot, draft.batch(), draft.backfill()),
            "");
    SnapshotInfo info = bare.withDigest(bare.chained(previousDigest));
    SnapshotTable.insert(handle, info);
    return info;
  }

  /**
   * How large the store's file is with what this change has written so far.
   *
   * @return bytes
   */
  public long bytes() {
    return Failures.writing(() -> one("PRAGMA page_count") * one("PRAGMA page_size"));
  }

  /** Remembers this point, for {@link #undo}; of several marks the last one counts. */
  public void mark() {
    Failures.doing(() -> handle.execute("SAVEPOINT mark"));
  }

  /** Forgets the last mark, which costs while it is remembered. */
  public void unmark() {
    Failures.doing(() -> handle.execute("RELEASE mark"));
  }

  /** Takes back what was done since {@link #mark}, forgets it, and stays the only writer. */
  public void undo() {
    Failures.doing(
        () -> {
          closeBatch();
          handle.execute("ROLLBACK TO mark");
          handle.execute("RELEASE mark");
        });
  }

  private void closeBatch() {
    if (batch != null) {
      batch.close();
      batch = null;
    }
  }

  /** Makes the change durable. Only then has it happened. */
  public void commit() {
    try {
      closeBatch();
      handle.execute("COMMIT");
      committed = true;
    } catch (JdbiException e) {
      throw Failures.write(e);
    }
  }

  private long one(String sql) {
    return handle.select(sql).mapTo(Long.class).one();
  }

  @Override
  public void close() {
    try {
      closeBatch();
      if (!committed) {
        handle.execute("ROLLBACK");
      }
    } catch (JdbiException | StoreException e) {
      // SQLite has rolled back by itself: after SQLITE_FULL or SQLITE_IOERR there is nothing to
      // undo.
    } finally {
      handle.close();
    }
  }
}
