package io.asofguard.leak;

import io.asofguard.api.Series;
import io.asofguard.law.Law;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import io.asofguard.law.Revision;
import io.asofguard.law.Wall;
import io.asofguard.store.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The deaths of brackets that follow from a count series: the first event time from which on every
 * count in force is beyond the bracket. Known from the first revision of that event time or a later
 * one that says so; a count that was taken back is no evidence.
 */
final class BracketDeaths {
  private final Series count;
  private final List<Revision> rows = new ArrayList<>();
  private final List<Revision> inForce = new ArrayList<>();

  BracketDeaths(Scope scope, Series count, long now) {
    this.count = count;
    scope.everyRow(count, now, this::add);
  }

  /** Rows come by event time and then as revisions count, so the last of an event time counts. */
  private void add(Revision row) {
    rows.add(row);
    if (!inForce.isEmpty() && last().eventTime() == row.eventTime()) {
      inForce.remove(inForce.size() - 1);
    }
    inForce.add(row);
  }

  private Revision last() {
    return inForce.get(inForce.size() - 1);
  }

  Optional<Suggestion> of(String event, String entity, @Nullable Wall wall) {
    Optional<Bracket> bracket = Bracket.of(entity);
    return bracket
        .flatMap(this::firstPassed)
        .filter(passed -> wall == null || Law.order(passed.eventTime(), wall.at()) < 0)
        .map(passed -> suggestion(event, entity, bracket.orElseThrow(), passed));
  }

  private Optional<Revision> firstPassed(Bracket bracket) {
    Revision first = null;
    for (int i = inForce.size() - 1; i >= 0; i--) {
      Revision row = inForce.get(i);
      if (row.isRetraction()) {
        continue;
      }
      if (!bracket.isPassedBy(row.value())) {
        break;
      }
      first = row;
    }
    return Optional.ofNullable(first);
  }

  private Suggestion suggestion(String event, String entity, Bracket bracket, Revision passed) {
    Revision said = passed;
    for (Revision row : rows) {
      boolean says = Law.order(row.eventTime(), passed.eventTime()) >= 0 && says(row, bracket);
      if (says && Law.order(row.knowledge(), said.knowledge()) < 0) {
        said = row;
      }
    }
    return new Suggestion(
        event,
        entity,
        MilestoneKind.OUTCOME_KNOWN,
        passed.eventTime(),
        said.knowledge(),
        bracket.isOfNo() ? "1" : "0",
        count
            + " stood at "
            + whole(passed.value())
            + " at "
            + Nanos.toInstant(passed.eventTime())
            + cameBack(passed, bracket));
  }

  private static boolean says(Revision row, Bracket bracket) {
    return !row.isRetraction() && bracket.isPassedBy(row.value());
  }

  /** Whether revisions have taken a count back that stands again, the first time. */
  private String cameBack(Revision passed, Bracket bracket) {
    Revision said = null;
    Revision back = null;
    for (Revision row : rows) {
      if (Law.order(row.eventTime(), passed.eventTime()) < 0) {
        continue;
      }
      if (said == null || said.eventTime() != row.eventTime()) {
        said = says(row, bracket) ? row : null;
        back = null;
      } else if (!says(row, bracket)) {
        back = back == null ? row : back;
      } else if (back != null) {
        return " and came back only by a revision that was known from "
            + Nanos.toInstant(back.knowledge())
            + " to "
            + Nanos.toInstant(row.knowledge());
      }
    }
    return " and never came back";
  }

  private static String whole(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
