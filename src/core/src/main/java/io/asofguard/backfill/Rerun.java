package io.asofguard.backfill;

import io.asofguard.ingest.StageResult;
import io.asofguard.store.BackfillLedger;
import io.asofguard.store.BackfillRecord;
import io.asofguard.store.BackfillRecord.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job that is run again does about what it left: the same input is done, or taken up where
 * it was left; other input, or rows that another change has touched, make it start over.
 */
final class Rerun implements Staging.Before {
  private final List<String> notes = new ArrayList<>();
  private boolean done;

  @Override
  public @Nullable StageResult meets(BackfillLedger ledger, BackfillRecord newest, String digest) {
    boolean same = newest.input().equals(digest);
    return switch (newest.state()) {
      case STAGED -> same ? takenUp(ledger, newest) : startOver(ledger, newest, "with other input");
      case PUBLISHED, UNCHANGED -> same ? alreadyDone(ledger, newest) : null;
      case DROPPED, ROLLED_BACK -> null;
    };
  }

  private @Nullable StageResult takenUp(BackfillLedger ledger, BackfillRecord left) {
    Long touched = ledger.touchedBy(left, left.upon());
    if (touched != null) {
      return startOver(
          ledger, left, "and snapshot " + touched + " has changed rows that it replaces");
    }
    return StageResult.nothingNew(
        left.name(),
        left.rows(),
        left.quarantined(),
        "an earlier run has staged this input and was interrupted, or refused; it is taken up");
  }

  private @Nullable StageResult startOver(BackfillLedger ledger, BackfillRecord left, String why) {
    ledger.end(left, State.DROPPED);
    notes.add("an earlier run had staged " + left.name() + " " + why + "; that was dropped");
    return null;
  }

  private @Nullable StageResult alreadyDone(BackfillLedger ledger, BackfillRecord last) {
    Long published = last.snapshot();
    Long touched = ledger.touchedBy(last, published == null ? last.stagedUpon() : published);
    if (touched != null) {
      notes.add(
          "the same input as last time, but snapshot "
              + touched
              + " has changed rows of it since; it is published again");
      return null;
    }
    done = true;
    return StageResult.nothingNew(
        last.name(), last.rows(), last.quarantined(), "the same input as last time: nothing to do");
  }

  /** Whether there is nothing to publish. */
  boolean isDone() {
    return done;
  }

  List<String> notes() {
    return notes;
  }
}
