package io.asofguard.store;

import java.util.Locale;

/** What kind of change a snapshot published. */
public enum SnapshotKind {
  /** A file of observations or milestones. */
  IMPORT,
  /** One milestone, declared by hand. */
  MILESTONE,
  /** A field's declaration. */
  FIELD,
  /** Rows recorded live. */
  RECORD,
  /** A backfill's publication. */
  BACKFILL,
  /** A publication made void. */
  ROLLBACK;

  /**
   * The name that the store and the commands use.
   *
   * @return such as {@code import}
   */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
