package io.asofguard.ingest;

import io.asofguard.law.MilestoneKind;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter makes of a record, before the gates. All times are nanoseconds since the epoch,
 * UTC; a knowledge time is null where the payload has none, and the gates then take it from the
 * user's options or keep the row out.
 */
public sealed interface Draft {

  /**
   * Where it comes from.
   *
   * @return the place in the payload
   */
  Origin origin();

  /**
   * An observation.
   *
   * @param origin where it comes from
   * @param source who says so; null for the import's own source
   * @param event the event that the entity is to be tied to, or null
   * @param entity the entity
   * @param field the field
   * @param eventTime what instant the value speaks of
   * @param knowledgeTime when it could be known, as the payload says, or null
   * @param value the value as written; null if it is a number, or if this is a retraction
   * @param number the value where the payload itself holds it as a finite number; else NaN
   */
  record Observation(
      Origin origin,
      @Nullable String source,
      @Nullable String event,
      String entity,
      String field,
      long eventTime,
      @Nullable Long knowledgeTime,
      @Nullable String value,
      double number)
      implements Draft {

    /**
     * One whose value is a text.
     *
     * @param origin where it comes from
     * @param source who says so; null for the import's own source
     * @param event the event that the entity is to be tied to, or null
     * @param entity the entity
     * @param field the field
     * @param eventTime what instant the value speaks of
     * @param knowledgeTime when it could be known, as the payload says, or null
     * @param value the value as written; null if this is a retraction
     */
    public Observation(
        Origin origin,
        @Nullable String source,
        @Nullable String event,
        String entity,
        String field,
        long eventTime,
        @Nullable Long knowledgeTime,
        @Nullable String value) {
      this(origin, source, event, entity, field, eventTime, knowledgeTime, value, Double.NaN);
    }

    boolean isRetraction() {
      return value == null && Double.isNaN(number);
    }
  }

  /**
   * A milestone.
   *
   * @param origin where it comes from
   * @param event the event
   * @param entity the entity that it holds for alone, or null if for all of the event
   * @param kind what happened
   * @param at when it happened, or null if this takes it back
   * @param knowledgeTime when it could be known, as the payload says, or null
   * @param outcome the outcome, or null
   */
  record Milestone(
      Origin origin,
      String event,
      @Nullable String entity,
      MilestoneKind kind,
      @Nullable Long at,
      @Nullable Long knowledgeTime,
      @Nullable String outcome)
      implements Draft {}

  /**
   * A record that can't be used: it goes to quarantine.
   *
   * @param origin where it comes from
   * @param reason why, and how to mend it
   */
  record Unusable(Origin origin, String reason) implements Draft {}
}
