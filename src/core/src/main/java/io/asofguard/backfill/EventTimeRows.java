package io.asofguard.backfill;

import io.asofguard.law.Law;
import io.asofguard.law.Revision;
import io.asofguard.store.BackfillScan.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one event time of a series, live, staged and of other sources, in the order in which
 * revisions count, the last one last. Memory grows with the revisions of one event time.
 */
final class EventTimeRows {

  /** Who takes the rows two by two. */
  interface Pairs {

    /** A row and the one that stands for it; null where there is none. */
    void pair(@Nullable Revision live, @Nullable Revision staged);
  }

  private final List<Revision> live = new ArrayList<>();
  private final List<Revision> staged = new ArrayList<>();
  private final List<Revision> all = new ArrayList<>();
  private final List<Side> sides = new ArrayList<>();
  private final List<Revision> liveAlone = new ArrayList<>();
  private final List<Revision> stagedAlone = new ArrayList<>();

  void clear() {
    live.clear();
    staged.clear();
    all.clear();
    sides.clear();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  void add(Side side, Revision row) {
    all.add(row);
    sides.add(side);
    if (side == Side.LIVE) {
      live.add(row);
    } else if (side == Side.STAGED) {
      staged.add(row);
    }
  }

  long eventTime() {
    return all.get(0).eventTime();
  }

  List<Revision> live() {
    return live;
  }

  List<Revision> staged() {
    return staged;
  }

  /** Those of the same knowledge time first, and then what is left over, in order. */
  void pairs(Pairs to) {
    liveAlone.clear();
    stagedAlone.clear();
    int next = 0;
    for (Revision row : live) {
      while (next < staged.size() && knownBefore(staged.get(next), row)) {
        stagedAlone.add(staged.get(next++));
      }
      if (next < staged.size() && staged.get(next).knowledge() == row.knowledge()) {
        to.pair(row, staged.get(next++));
      } else {
        liveAlone.add(row);
      }
    }
    stagedAlone.addAll(staged.subList(next, staged.size()));
    for (int i = 0; i < Math.max(liveAlone.size(), stagedAlone.size()); i++) {
      to.pair(
          i < liveAlone.size() ? liveAlone.get(i) : null,
          i < stagedAlone.size() ? stagedAlone.get(i) : null);
    }
  }

  private static boolean knownBefore(Revision row, Revision other) {
    return Law.order(row.knowledge(), other.knowledge()) < 0;
  }

  /** The first cutoff at which the value in force at this event time is another; null if none. */
  @Nullable Long firstCutoff() {
    Revision before = null;
    Revision after = null;
    for (int i = 0; i < all.size(); i++) {
      Revision row = all.get(i);
      before = sides.get(i) == Side.STAGED ? before : row;
      after = sides.get(i) == Side.LIVE ? after : row;
      boolean lastOfCutoff = i + 1 == all.size() || all.get(i + 1).knowledge() != row.knowledge();
      if (lastOfCutoff && !sameAnswer(before, after)) {
        return row.knowledge();
      }
    }
    return null;
  }

  private static boolean sameAnswer(@Nullable Revision before, @Nullable Revision after) {
    boolean had = before != null && !before.isRetraction();
    boolean has = after != null && !after.isRetraction();
    if (before == null || after == null || !had || !has) {
      return had == has;
    }
    return before.value() == after.value() && before.knowledge() == after.knowledge();
  }
}
