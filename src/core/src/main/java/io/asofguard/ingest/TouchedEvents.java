package io.asofguard.ingest;

import io.asofguard.store.FieldRule;
import io.asofguard.store.WriteTx;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The events that the rows of a file belong to, whether it names them or the store knows them. */
final class TouchedEvents {
  private static final int MOST_ENTITIES = 10_000;

  private final Set<String> events = new TreeSet<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> untied = new HashSet<>();
  private final Set<String> untiedMarkets = new TreeSet<>();

  void add(@Nullable String event) {
    if (event != null && events.size() < ImportResult.MOST_EVENTS) {
      events.add(event);
    }
  }

  void addAll(Names names, WriteTx tx) {
    for (int series = 0; series < names.seriesCount() && asked.size() < MOST_ENTITIES; series++) {
      Tie tie = names.tie(series);
      if (tie == null) {
        addUntied(names.entity(series), names.field(series), tx);
      } else {
        add(tie.event());
      }
    }
  }

  private void addUntied(String entity, String field, WriteTx tx) {
    if (asked.add(entity)) {
      String event = tx.eventOf(entity);
      add(event);
      if (event == null) {
        untied.add(entity);
      }
    }
    if (untied.contains(entity) && FieldRule.isMarket(field)) {
      untiedMarkets.add(entity);
    }
  }

  Set<String> all() {
    return events;
  }

  /** The entities that have prices and belong to no event. */
  Set<String> untiedMarkets() {
    return untiedMarkets;
  }
}
