package io.asofguard.cli;

import io.asofguard.cli.demo.ShellLine;
import io.asofguard.guard.Edition;
import io.asofguard.law.Counted;
import io.asofguard.law.Law;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import io.asofguard.law.Wall;
import io.asofguard.leak.PinnedPrices;
import io.asofguard.leak.Suggestion;
import io.asofguard.store.Store;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the guard knows of the walls of one event.
 *
 * @param event its name
 * @param entities of the event
 * @param walls of those entities that have one
 * @param pinned the end that its prices speak for; null if they don't, or if nobody looked
 */
record EventWalls(
    String event, List<String> entities, List<Wall> walls, @Nullable Suggestion pinned) {
  private static final Set<MilestoneKind> LATE =
      EnumSet.of(MilestoneKind.CLOSED, MilestoneKind.PROPOSED, MilestoneKind.RESOLVED);

  /** Reads them from one edition. */
  record Reader(Store store, Edition edition, boolean searched) {
    EventWalls of(String event) {
      List<String> entities = store.catalog().entities(event, edition.snapshot());
      return new EventWalls(
          event,
          entities,
          entities.stream().map(edition::wall).filter(Objects::nonNull).toList(),
          searched ? pinned(event) : null);
    }

    private @Nullable Suggestion pinned(String event) {
      return new PinnedPrices(store.catalog(), edition.scope(), store.clock().now())
          .of(event)
          .orElse(null);
    }
  }

  /** Whether an entity of it has no wall. */
  boolean isBare() {
    return walls.size() < entities.size();
  }

  /** For the user, a line each. */
  List<String> lines() {
    if (entities.isEmpty()) {
      return List.of(event + ": no entity yet; its milestones hold for those to come");
    }
    String known = event + ": " + counted(entities.size()) + ", " + wallsText();
    if (pinned == null) {
      return List.of(known);
    }
    return List.of(
        known,
        event
            + ": "
            + pinned.evidence()
            + before(pinned.at())
            + "; if the rules say that it ended then, declare it: "
            + WallSuggestions.command(pinned));
  }

  private static String counted(int entities) {
    return Counted.of(entities, "entity", "entities");
  }

  private String wallsText() {
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
        + kinds()
        + ")"
        + (without == 0 ? "" : "; " + without + " without a wall");
  }

  private String kinds() {
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
  private String before(long at) {
    return walls.stream()
        .map(Wall::at)
        .filter(wall -> Law.order(at, wall) < 0)
        .min(Law::order)
        .map(wall -> Duration.between(Nanos.toInstant(at), Nanos.toInstant(wall)))
        .map(gap -> ", " + gap + " before the wall")
        .orElse("");
  }
}
