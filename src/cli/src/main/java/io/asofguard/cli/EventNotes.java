package io.asofguard.cli;

import io.asofguard.cli.demo.ShellLine;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.ViewOptions;
import io.asofguard.ingest.ImportResult;
import io.asofguard.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** After an import: what the guard knows of the walls of the events that it touched. */
final class EventNotes {
  private static final int MOST_SHOWN = 3;
  private static final long MOST_ROWS = 10_000_000;

  private final Set<String> events = new TreeSet<>();
  private final Set<String> untied = new TreeSet<>();
  private final Session session;
  private long rows;
  private boolean cut;

  private EventNotes(List<ImportResult> done, Session session) {
    this.session = session;
    for (ImportResult file : done) {
      if (file.snapshot() != null) {
        events.addAll(file.events());
        untied.addAll(file.untied());
        rows += file.stored();
        cut |= file.events().size() == ImportResult.MOST_EVENTS;
      }
    }
  }

  /**
   * Says it once for all files that changed something.
   *
   * @param tie how an entity is tied to an event; null if that has been said
   */
  static void say(List<ImportResult> done, Store store, Session session, @Nullable String tie) {
    EventNotes notes = new EventNotes(done, session);
    if (tie != null) {
      notes.sayUntied(tie);
    }
    if (!notes.events.isEmpty()) {
      notes.sayEvents(store);
    }
  }

  private void sayUntied(String tie) {
    if (untied.size() == 1) {
      session.note(
          names(untied)
              + " belongs to no event, so it has no wall and is never sealed; import it again with "
              + tie);
    } else if (!untied.isEmpty()) {
      session.note(
          untied.size()
              + " entities with prices ("
              + names(untied)
              + ") belong to no event, so they have no wall and are never sealed; import them again"
              + " with "
              + tie);
    }
  }

  private void sayEvents(Store store) {
    boolean searched = rows <= MOST_ROWS;
    EventWalls.Reader reader =
        new EventWalls.Reader(store, AsOfGuard.over(store).edition(ViewOptions.NEWEST), searched);
    List<EventWalls> all = events.stream().map(reader::of).toList();
    if (events.size() > MOST_SHOWN) {
      session.note(summary(all));
    } else {
      all.forEach(event -> event.lines().forEach(session::note));
    }
    if (!searched) {
      String which = events.size() == 1 ? ShellLine.quoted(names(events)) : "EVENT";
      session.note(
          "of more than "
              + MOST_ROWS
              + " rows, those that sit pinned before a wall were not looked for; asof wall --suggest "
              + which
              + " does that");
    }
  }

  private String summary(List<EventWalls> all) {
    List<String> pinned = those(all, event -> event.pinned() != null);
    List<String> bare = those(all, EventWalls::isBare);
    List<String> idle = those(all, event -> event.entities().isEmpty());
    List<String> parts = new ArrayList<>();
    if (!bare.isEmpty()) {
      parts.add(bare.size() + " with entities that have no wall (" + names(bare) + ")");
    }
    if (!idle.isEmpty()) {
      parts.add(idle.size() + " without an entity yet (" + names(idle) + ")");
    }
    if (!pinned.isEmpty()) {
      parts.add(
          pinned.size()
              + " with prices that sit pinned near 0 or 1 while no end is on file ("
              + names(pinned)
              + ")");
    }
    return all.size()
        + (cut ? " events or more, of which these were looked at" : " events")
        + (parts.isEmpty() ? ", each with a wall" : ": " + String.join("; ", parts))
        + (pinned.isEmpty()
            ? "; asof wall EVENT shows the walls of one"
            : "; asof wall --suggest EVENT says since when, and how to declare the end");
  }

  private static List<String> those(List<EventWalls> all, Predicate<EventWalls> which) {
    return all.stream().filter(which).map(EventWalls::event).toList();
  }

  private static String names(Collection<String> all) {
    String first = all.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
    int more = all.size() - MOST_SHOWN;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
