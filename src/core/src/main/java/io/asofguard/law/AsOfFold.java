package io.asofguard.law;

import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which rows answer, given those that exist at (cutoff, snapshot) in the order of {@link
 * Revision#compareDescending}: per event time the first row counts, and a retraction means that the
 * event time has no value.
 *
 * <p>Pulls no more rows than it needs.
 */
public final class AsOfFold {
  private AsOfFold() {}

  /**
   * The row of the greatest event time that has a value.
   *
   * @param descending visible rows, latest event time first
   * @return the row that answers, or null
   */
  public static @Nullable Revision first(Iterator<Revision> descending) {
    Revision decided = null;
    while (descending.hasNext()) {
      Revision row = descending.next();
      if (decided != null && decided.eventTime() == row.eventTime()) {
        continue;
      }
      if (!row.isRetraction()) {
        return row;
      }
      decided = row;
    }
    return null;
  }

  /**
   * Every event time that has a value.
   *
   * @param descending visible rows, latest event time first
   * @param to gets one row per event time, latest first
   */
  public static void all(Iterator<Revision> descending, Consumer<Revision> to) {
    Revision decided = null;
    while (descending.hasNext()) {
      Revision row = descending.next();
      if (decided == null || decided.eventTime() != row.eventTime()) {
        decided = row;
        if (!row.isRetraction()) {
          to.accept(row);
        }
      }
    }
  }
}
