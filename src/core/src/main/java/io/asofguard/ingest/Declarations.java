package io.asofguard.ingest;

import io.asofguard.law.Law;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import io.asofguard.store.FieldRule;
import io.asofguard.store.MilestoneDraft;
import io.asofguard.store.RefusedException;
import io.asofguard.store.SnapshotDraft;
import io.asofguard.store.SnapshotInfo;
import io.asofguard.store.SnapshotKind;
import io.asofguard.store.Store;
import io.asofguard.store.WriteTx;
import org.jspecify.annotations.Nullable;

/** What a person declares by hand: milestones and fields. Each is one change of the store. */
public final class Declarations {
  private final Store store;

  /**
   * Declarations for a store.
   *
   * @param store where to
   */
  public Declarations(Store store) {
    this.store = store;
  }

  /**
   * Declares one milestone, known now.
   *
   * @param event the event's name
   * @param kind which milestone
   * @param at when it happens or happened, nanoseconds since the epoch, UTC; null takes it back
   * @param entity the entity that it holds for alone; null for the whole event
   * @param outcome what it resolved to; null where it says nothing
   * @param reason why; null if none is given
   * @return the snapshot, or null if nothing changed
   * @throws RefusedException if it cannot be known before it happens, or the entity belongs to
   *     another event
   */
  public @Nullable SnapshotInfo milestone(
      String event,
      MilestoneKind kind,
      @Nullable Long at,
      @Nullable String entity,
      @Nullable String outcome,
      @Nullable String reason) {
    refuse("event", event);
    refuse("entity", entity);
    refuse("outcome", outcome);
    try (WriteTx tx = store.write()) {
      long now = store.clock().now();
      if (at != null && kind.isEvidence() && Law.evidenceBeforeItHappened(at, now)) {
        throw new RefusedException(
            kind.text()
                + " at "
                + Nanos.toInstant(at)
                + " lies after now ("
                + Nanos.toInstant(now)
                + "), and cannot be known before it happened; declare event_end or scheduled_close"
                + " for what is to come");
      }
      boolean tied = entity != null && tx.tie(entity, event);
      boolean stored =
          tx.milestone(new MilestoneDraft(event, entity, kind, at, now, outcome, reason));
      return tied || stored ? publish(tx, SnapshotKind.MILESTONE, reason) : null;
    }
  }

  /**
   * Declares a field.
   *
   * @param rule its rule from now on; what is stored already stays
   * @return the snapshot, or null if it is declared just so
   * @throws RefusedException if no value could keep the rule
   */
  public @Nullable SnapshotInfo field(FieldRule rule) {
    refuse("field", rule.field());
    if (!rule.isSatisfiable()) {
      throw new RefusedException(
          "no value lies between " + rule.min() + " and " + rule.max() + "; mend the bounds");
    }
    try (WriteTx tx = store.write()) {
      return tx.field(rule) ? publish(tx, SnapshotKind.FIELD, null) : null;
    }
  }

  private static void refuse(String what, @Nullable String name) {
    String problem = name == null ? null : NameRule.problem(what, name);
    if (problem != null) {
      throw new RefusedException(problem + "; give it a name, or leave the option out");
    }
  }

  private static SnapshotInfo publish(WriteTx tx, SnapshotKind kind, @Nullable String reason) {
    SnapshotInfo snapshot = tx.publish(SnapshotDraft.of(kind, reason, 1));
    tx.commit();
    return snapshot;
  }
}
