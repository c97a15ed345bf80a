package io.asofguard.leak.audit;

import io.asofguard.leak.Rule;
import io.asofguard.leak.Severity;
import io.asofguard.leak.Verdict;
import org.jspecify.annotations.Nullable;

/** What a row of a prediction file came to: the first that holds, in this order. */
public enum RowVerdict {
  /** The row holds no value. */
  NO_VALUE(null),
  /** The store has no such series. */
  NO_DATA(Rule.FILE_NO_DATA),
  /** Its time lies at or after the wall. */
  AFTER_WALL(Rule.FILE_AFTER_WALL),
  /** Its time lies at or after a wall that was not known then. */
  AFTER_UNKNOWN_WALL(Rule.FILE_AFTER_UNKNOWN_WALL),
  /** It was written at or after the wall. */
  LATE_WRITE(Rule.FILE_LATE_WRITE),
  /** It holds the value that was in force. */
  OK(null),
  /** It holds a value that was in force before, and no longer. */
  OUTDATED(null),
  /** It holds a value that was first known later, and so does the file as a whole. */
  LEAK(Rule.FILE_LEAK),
  /** It holds a value that was first known later, which may be chance. */
  MATCHES_LATER(Rule.FILE_MATCHES_LATER),
  /** It holds a value that was never known. */
  UNPROVABLE(Rule.FILE_UNPROVABLE);

  private final @Nullable Rule rule;

  RowVerdict(@Nullable Rule rule) {
    this.rule = rule;
  }

  /**
   * The rule that such a row breaks.
   *
   * @return the rule; null if it breaks none
   */
  public @Nullable Rule rule() {
    return rule;
  }

  /**
   * As it is printed.
   *
   * @return its name; AFTER_WALL whether that wall was known or not
   */
  public String text() {
    return this == AFTER_UNKNOWN_WALL ? AFTER_WALL.name() : name();
  }

  /**
   * What such a row makes of the file.
   *
   * @return a leak, a doubt, or nothing
   */
  public Verdict verdict() {
    if (rule == null) {
      return Verdict.CLEAN;
    }
    return rule.severity() == Severity.ERROR ? Verdict.LEAK : Verdict.INCONCLUSIVE;
  }
}
