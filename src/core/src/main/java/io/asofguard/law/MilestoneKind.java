package io.asofguard.law;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The dated facts of an event's life that the guard knows. */
public enum MilestoneKind {
  /** A plan: bounds the wall only while no event end is on file. */
  SCHEDULED_CLOSE(false),
  /** When the outcome was decided by the rules. */
  EVENT_END(false),
  /** An upper bound: from here on the outcome was known. */
  OUTCOME_KNOWN(true),
  /** An upper bound: trading had closed. */
  CLOSED(true),
  /** An upper bound: a resolution was proposed. */
  PROPOSED(true),
  /** An upper bound: the outcome was settled; carries the outcome. */
  RESOLVED(true);

  private final boolean evidence;

  MilestoneKind(boolean evidence) {
    this.evidence = evidence;
  }

  /**
   * Whether it is evidence, which cannot be known before it happened.
   *
   * @return false for {@link #SCHEDULED_CLOSE} and {@link #EVENT_END}
   */
  public boolean isEvidence() {
    return evidence;
  }

  /**
   * The name that files and commands use.
   *
   * @return such as {@code event_end}
   */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of a name.
   *
   * @param text such as {@code event_end}
   * @return the kind, or empty
   */
  public static Optional<MilestoneKind> parse(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }

  /**
   * All names, for messages.
   *
   * @return the six names, separated by commas
   */
  public static String names() {
    return Arrays.stream(values()).map(MilestoneKind::text).collect(Collectors.joining(", "));
  }
}
