package io.asofguard.cli;

import io.asofguard.cli.output.RowWriter;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.law.Milestone;
import io.asofguard.law.Wall;
import io.asofguard.store.Catalog;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "wall",
    description = "Shows an event's milestones with their revisions, and the wall that follows.",
    footer = {
      "",
      "Example:",
      "  asof wall april-3-10",
      "  asof wall april-3-10 elon/200-219",
      "  asof wall --suggest april-3-10 --count elon tweet_count",
      "",
      "Prints row,event,entity,milestone,at,knowledge_time,outcome,reason,snapshot.",
      "A row 'milestone' is one revision of a milestone; without an entity it holds for all of",
      "the event, and an empty 'at' takes it back. A row 'wall' is an entity's wall and the",
      "milestone that set it; an empty 'at' says that there is none.",
      "",
      "With --suggest it prints event,entity,milestone,at,knowledge_time,evidence,command instead:",
      "milestones that the data speaks for and that would move a wall, each with the command that",
      "declares it. It decides nothing. From prices that stand near 0 and 1 before a late close or a",
      "schedule follows an event_end; from --count follow the deaths of brackets like 200-219."
    })
final class WallCommand extends AsofCommand {
  private static final List<String> COLUMNS =
      List.of(
          "row",
          "event",
          "entity",
          "milestone",
          "at",
          "knowledge_time",
          "outcome",
          "reason",
          "snapshot");

  @Parameters(index = "0", paramLabel = "EVENT", description = "The event.")
  private String event = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ENTITY",
      description = "One of its entities; else all.")
  private @Nullable String entity;

  @Option(names = "--suggest", description = "What the data speaks for and nobody declared.")
  private boolean suggest;

  @Option(
      names = "--count",
      arity = "2",
      paramLabel = "NAME",
      description = "With --suggest: entity and field of the count that brackets are about.")
  private List<String> count = List.of();

  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Override
  int run(Session session) {
    try (Store store = session.reading()) {
      Edition edition = AsOfGuard.over(store).edition(snapshot.view());
      Catalog catalog = store.catalog();
      List<String> entities = entities(catalog, edition.snapshot());
      if (suggest) {
        new WallSuggestions(store, edition, event, count).print(entities, session);
        return ExitCode.DONE;
      }
      refuseCount();
      List<Milestone> milestones = catalog.milestones(event, entity, edition.snapshot());
      session.print(
          COLUMNS,
          rows -> {
            milestones.forEach(m -> write("milestone", m.entity(), m, rows));
            entities.forEach(e -> write(edition.wall(e), e, rows));
          });
    }
    return ExitCode.DONE;
  }

  private void refuseCount() {
    if (!count.isEmpty()) {
      throw new RefusedException("--count is for --suggest; give both, or leave it out");
    }
  }

  private List<String> entities(Catalog catalog, long edition) {
    List<String> events = catalog.events();
    if (!events.contains(event)) {
      throw new RefusedException(
          "no event is called '" + event + "'" + Nearest.offer(event, events));
    }
    List<String> entities = catalog.entities(event, edition);
    if (entity == null) {
      return entities;
    }
    if (!entities.contains(entity)) {
      throw new RefusedException(
          "event '" + event + "' has no entity '" + entity + "'" + Nearest.offer(entity, entities));
    }
    return List.of(entity);
  }

  private static void write(String kind, @Nullable String entity, Milestone m, RowWriter rows) {
    rows.row(
        kind,
        m.event(),
        entity,
        m.kind().text(),
        Times.textIfAny(m.at()),
        Times.text(m.knowledge()),
        m.outcome(),
        m.reason(),
        m.snapshot());
  }

  private void write(@Nullable Wall wall, String of, RowWriter rows) {
    if (wall == null) {
      rows.row("wall", event, of, null, null, null, null, null, null);
    } else {
      write("wall", of, wall.setBy(), rows);
    }
  }
}
