package io.asofguard.cli;

import io.asofguard.cli.demo.ShellLine;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.ViewOptions;
import io.asofguard.ingest.ImportResult;
import io.asofguard.law.Law;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import io.asofguard.law.Wall;
import io.asofguard.leak.PinnedPrices;
import io.asofguard.store.Store;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** After an import: what the guard knows of the walls of the events that it touched. */
final class EventNotes {
  private static final int MOST_EVENTS = 3;
  private static final long MOST_ROWS = 1_000_000;
  private static final Set<MilestoneKind> LATE =
      EnumSet.of(MilestoneKind.CLOSED, MilestoneKind.PROPOSED, MilestoneKind.RESOLVED);

  private final Store store;
  private final Edition edition;
  private final Session session;

  private EventNotes(Store store, Session session) {
    this.store = store;
    this.edition = AsOfGuard.over(store).edition(ViewOptions.NEWEST);
    this.session = session;
  }

  /** Says it once for all files that changed something. */
  static void say(List<ImportResult> done, Store store, Session session) {
    Set<String> events = new TreeSet<>();
    long rows = 0;
    for (ImportResult file : done) {
      if (file.snapshot() != null) {
        events.addAll(file.events());
        rows += file.stored();
      }
    }
    if (events.size() > MOST_EVENTS) {
      session.note("more than " + MOST_EVENTS + " events: asof wall EVENT shows the walls of one");
    } else if (!events.isEmpty()) {
      EventNotes notes = new EventNotes(store, session);
      boolean few = rows <= MOST_ROWS;
      events.forEach(event -> notes.say(event, few));
    }
  }

  private void say(String event, boolean searched) {
    List<String> entities = store.catalog().entities(event, edition.snapshot());
    if (entities.isEmpty()) {
      session.note(event + ": no entity yet; its milestones hold for those to come");
      return;
    }
    List<Wall> walls = entities.stream().map(edition::wall).filter(Objects::nonNull).toList();
    session.note(event + ": " + counted(entities.size()) + ", " + walls(event, entities, walls));
    if (searched) {
      new PinnedPrices(store.catalog(), edition.scope(), store.clock().now())
          .of(event)
          .ifPresent(
              found ->
                  session.note(
                      event
                          + ": "
                          + found.evidence()
                          + before(found.at(), walls)
                          + "; if the rules say that it ended then, declare it: "
                          + WallSuggestions.command(found)));
    }
  }

  private static String counted(int entities) {
    return entities == 1 ? "1 entity" : entities + " entities";
  }

  private static String walls(String event, List<String> entities, List<Wall> walls) {
    int without = entities.size() - walls.size();
    if (walls.isEmpty()) {
      return "no wall: nothing of it is ever sealed; declare its end: asof milestone "
          + ShellLine.quoted(event)
          + " event_end --at TS";
    }
    long first = walls.stream().mapToLong(Wall::at).min().getAsLong();
    long last = walls.stream().mapToLong(Wall::at).max().getAsLong();
    return (first == last
            ? "wall " + Times.text(first)
            : "walls from " + Times.text(first) + " to " + Times.text(last))
        + " ("
        + kinds(walls)
        + ")"
        + (without == 0 ? "" : "; " + without + " without a wall");
  }

  private static String kinds(List<Wall> walls) {
    Set<MilestoneKind> kinds =
        walls.stream()
            .map(wall -> wall.setBy().kind())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(MilestoneKind.class)));
    String names = kinds.stream().map(MilestoneKind::text).collect(Collectors.joining(", "));
    if (kinds.equals(EnumSet.of(MilestoneKind.SCHEDULED_CLOSE))) {
      return names + ", which is only a plan";
    }
    return LATE.containsAll(kinds) ? names + ", which may lie after the outcome was known" : names;
  }

  /** How long before the first wall that comes later; nothing if there is none. */
  private static String before(long at, List<Wall> walls) {
    return walls.stream()
        .map(Wall::at)
        .filter(wall -> Law.order(at, wall) < 0)
        .min(Law::order)
        .map(wall -> Duration.between(Nanos.toInstant(at), Nanos.toInstant(wall)))
        .map(gap -> ", " + gap + " before the wall")
        .orElse("");
  }
}
