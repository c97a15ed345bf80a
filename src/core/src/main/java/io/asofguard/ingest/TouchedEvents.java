package io.asofguard.ingest;

import io.asofguard.store.WriteTx;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The events that the rows of a file belong to, whether it names them or the store knows them. */
final class TouchedEvents {
  private static final int MOST_EVENTS = 100;
  private static final int MOST_ENTITIES = 10_000;

  private final Set<String> events = new TreeSet<>();
  private final Set<String> asked = new HashSet<>();

  void add(@Nullable String event) {
    if (event != null && events.size() < MOST_EVENTS) {
      events.add(event);
    }
  }

  void addAll(Names names, WriteTx tx) {
    for (int series = 0; series < names.seriesCount() && asked.size() < MOST_ENTITIES; series++) {
      Tie tie = names.tie(series);
      if (tie != null) {
        add(tie.event());
      } else if (events.size() < MOST_EVENTS && asked.add(names.entity(series))) {
        add(tx.eventOf(names.entity(series)));
      }
    }
  }

  Set<String> all() {
    return events;
  }
}
