package io.asofguard.cli;

import io.asofguard.store.Catalog;
import io.asofguard.store.RefusedException;
import java.util.List;

/** Events by the names that users write. */
final class EventNames {
  private EventNames() {}

  static String known(Catalog catalog, String event) {
    List<String> events = catalog.events();
    if (!events.contains(event)) {
      throw new RefusedException(
          "there is no event '" + event + "'" + Nearest.offer(event, events));
    }
    return event;
  }
}
