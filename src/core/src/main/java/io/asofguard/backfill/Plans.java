package io.asofguard.backfill;

import io.asofguard.store.BackfillLedger;
import io.asofguard.store.BackfillRecord;
import io.asofguard.store.BackfillRecord.State;
import io.asofguard.store.RefusedException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds plans by their names. */
final class Plans {
  private Plans() {}

  /** The newest of a name, which must be in one of these states. */
  static BackfillRecord find(BackfillLedger ledger, String name, State... wanted) {
    return find(ledger.newest(name), name, wanted);
  }

  /** The publication that a rollback means: it is never guessed at where a name was used again. */
  static BackfillRecord toRollBack(BackfillLedger ledger, String name, @Nullable Long published) {
    if (published != null) {
      BackfillRecord plan = ledger.published(name, published);
      return find(published(plan, name, published), name, State.PUBLISHED);
    }
    BackfillRecord newest = ledger.newest(name);
    BackfillRecord standing = ledger.standing(name);
    if (newest != null && standing != null && newest.id() != standing.id()) {
      throw new RefusedException(
          "the newest backfill named "
              + name
              + " is "
              + newest.state().text()
              + "; an older one is published still, as snapshot "
              + standing.snapshot()
              + ": roll that one back with --snapshot "
              + standing.snapshot());
    }
    return find(newest, name, State.PUBLISHED);
  }

  /** The one of a name that made a snapshot; null if none did. */
  static BackfillRecord published(@Nullable BackfillRecord plan, String name, long snapshot) {
    if (plan == null) {
      throw new RefusedException(
          "no backfill named " + name + " made snapshot " + snapshot + ": see asof backfill list");
    }
    return plan;
  }

  /** One whose rows are still there, live, void or beside; null if there is none. */
  static BackfillRecord withRows(@Nullable BackfillRecord plan, String name) {
    if (plan != null && plan.state() == State.DROPPED) {
      throw new RefusedException(
          "backfill "
              + name
              + " was dropped, and its rows with it: there is nothing left to compare; stage it"
              + " again to see what it would change");
    }
    if (plan != null && plan.state() == State.UNCHANGED) {
      throw new RefusedException(
          "backfill "
              + name
              + " was equal to the live edition, so nothing was published and its rows are gone:"
              + " there is nothing to compare");
    }
    return find(plan, name, State.STAGED, State.PUBLISHED, State.ROLLED_BACK);
  }

  /** The same of one that was looked up already; null if there is none. */
  static BackfillRecord find(@Nullable BackfillRecord plan, String name, State... wanted) {
    if (plan == null) {
      throw new RefusedException("there is no backfill named " + name + ": see asof backfill list");
    }
    if (!Arrays.asList(wanted).contains(plan.state())) {
      throw new RefusedException(
          "backfill "
              + name
              + " is "
              + plan.state().text()
              + ", not "
              + Arrays.stream(wanted).map(State::text).collect(Collectors.joining(" or ")));
    }
    return plan;
  }
}
