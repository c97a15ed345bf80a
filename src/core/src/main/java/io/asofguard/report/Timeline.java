package io.asofguard.report;

import io.asofguard.guard.Edition;
import io.asofguard.law.Milestone;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import io.asofguard.law.Wall;
import io.asofguard.store.Store;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The milestones of an event: when each happens, and when it became known. */
record Timeline(Store store, Edition edition, String event) {

  void write(Html to) {
    List<Milestone> all = store.catalog().milestones(event, null, edition.snapshot());
    if (all.isEmpty()) {
      to.element(
          "p",
          "No milestone is on file, so nothing seals this event: declare its end with asof"
              + " milestone.",
          "class",
          "note");
      return;
    }
    chart(all, to);
    table(all, to);
    walls(to);
  }

  private static void chart(List<Milestone> all, Html to) {
    Map<MilestoneKind, Points> kinds = new EnumMap<>(MilestoneKind.class);
    for (Milestone each : all) {
      Long at = each.at();
      if (at != null) {
        kinds
            .computeIfAbsent(each.kind(), k -> new Points())
            .addTime(at, each.knowledge(), note(each, at));
      }
    }
    Chart chart =
        Chart.ofTimes(
                "When it happens, and when that was known",
                "On the diagonal a milestone is known as it happens; below it is announced, above"
                    + " it is learned later.")
            .axes("happens", "known")
            .diagonal();
    kinds.forEach((kind, points) -> chart.dots(kind.text(), style(kind), points));
    chart.write(to);
  }

  private static String note(Milestone of, long at) {
    return (of.entity() == null ? of.event() : of.entity())
        + " at "
        + LeakPage.time(at)
        + ", known "
        + LeakPage.time(of.knowledge())
        + (of.outcome() == null ? "" : ", outcome " + of.outcome());
  }

  private static String style(MilestoneKind kind) {
    return switch (kind) {
      case EVENT_END -> "bad";
      case OUTCOME_KNOWN -> "s2";
      case SCHEDULED_CLOSE -> "faint";
      case RESOLVED -> "s3";
      case PROPOSED -> "s4";
      case CLOSED -> "s1";
    };
  }

  private static void table(List<Milestone> all, Html to) {
    HtmlTable table =
        HtmlTable.of("milestone", "entity", "happens", "known", "that is", "outcome", "reason");
    for (Milestone each : all) {
      Long at = each.at();
      table.row(
          each.kind().text(),
          each.entity() == null ? "all of the event" : each.entity(),
          at == null ? "taken back" : LeakPage.time(at),
          LeakPage.time(each.knowledge()),
          at == null ? "" : beside(at, each.knowledge()),
          each.outcome() == null ? "" : each.outcome(),
          each.reason() == null ? "" : each.reason());
    }
    table.write(to);
  }

  private static String beside(long at, long known) {
    Duration after = Duration.between(Nanos.toInstant(at), Nanos.toInstant(known));
    return after.isZero()
        ? "as it happens"
        : Spans.text(after) + (after.isNegative() ? " before" : " after");
  }

  private void walls(Html to) {
    to.element("h3", "The walls that follow");
    HtmlTable table = HtmlTable.of("entity", "wall", "set by", "known");
    for (String entity : store.catalog().entities(event, edition.snapshot())) {
      Wall wall = edition.wall(entity);
      if (wall == null) {
        table.styled("unsure", entity, "none", "", "");
      } else {
        table.row(
            entity,
            LeakPage.time(wall.at()),
            wall.setBy().kind().text(),
            LeakPage.time(wall.setBy().knowledge()));
      }
    }
    table.write(to);
  }
}
