package io.asofguard.report;

import io.asofguard.api.Series;
import io.asofguard.guard.Edition;
import io.asofguard.law.Counted;
import io.asofguard.law.Law;
import io.asofguard.law.Wall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plane of a series: event time across, knowledge time up. What a forecaster at the cutoff must
 * not see is shaded: all that was known later, or at or after the wall.
 */
record Plane(Edition edition, Series series, long cutoff) {

  private record Spot(long eventTime, long knowledge, String note) {}

  /**
   * A row that was read, or that leaked.
   *
   * @param note what it is
   */
  record Mark(long eventTime, long knowledge, boolean leaked, String note) {}

  void write(List<Mark> marks, Html to) {
    List<Spot> seen = new ArrayList<>();
    List<Spot> hidden = new ArrayList<>();
    Wall wall = edition.wall(series.entity());
    edition
        .scope()
        .rows(
            series,
            row -> {
              boolean open = Law.known(row.knowledge(), cutoff) && !seals(wall, row.knowledge());
              Spot spot = new Spot(row.eventTime(), row.knowledge(), SeriesPoints.note(row));
              (open ? seen : hidden).add(spot);
            });
    Chart chart =
        Chart.ofTimes(
                series.entity() + " " + series.field(),
                "Each row by what instant it speaks of and when it could be had. At the cutoff "
                    + LeakPage.time(cutoff)
                    + " a forecaster sees "
                    + Counted.of(seen.size(), "row")
                    + "; the shaded "
                    + Counted.of(hidden.size(), "was", "were")
                    + " known only later, or from the wall on.")
            .axes("event time", "knowledge time")
            .diagonal();
    shade(chart, seen, hidden, wall);
    chart
        .dots("could be seen", "s1", points(seen))
        .dots("must not be seen", "faint", points(hidden));
    marks(chart, marks);
    chart.level(cutoff, "cutoff", "cutoff");
    if (wall != null) {
      chart.level(wall.at(), "wall", "wall: " + wall.setBy().kind().text());
    }
    chart.write(to);
    leaked(marks, to);
  }

  /** What leaked in words, for print and for those who don't hover: as numbered as the dots are. */
  private static void leaked(List<Mark> marks, Html to) {
    List<Mark> leaked = marks.stream().filter(Mark::leaked).toList();
    if (!leaked.isEmpty()) {
      to.open("ol", "class", "leaked");
      leaked.forEach(mark -> to.element("li", "leaked " + mark.note));
      to.close();
    }
  }

  private static boolean seals(@Nullable Wall wall, long knowledge) {
    return wall != null && wall.seals(knowledge);
  }

  /** From the cutoff, or an earlier wall, to the top of what is drawn. */
  private void shade(Chart chart, List<Spot> seen, List<Spot> hidden, @Nullable Wall wall) {
    if (hidden.isEmpty()) {
      return;
    }
    List<Spot> all = new ArrayList<>(seen);
    all.addAll(hidden);
    long left = all.get(0).eventTime;
    long right = left;
    long top = cutoff;
    for (Spot spot : all) {
      left = Axis.earliest(left, spot.eventTime);
      right = Axis.latest(right, spot.eventTime);
      top = Axis.latest(top, spot.knowledge);
    }
    long from = wall == null ? cutoff : Axis.earliest(cutoff, wall.at());
    chart.area(
        "not to be seen at the cutoff",
        "shade",
        new Points()
            .addTime(left, from, "")
            .addTime(right, from, "")
            .addTime(right, top, "")
            .addTime(left, top, ""));
  }

  private static Points points(List<Spot> spots) {
    Points points = new Points();
    spots.forEach(spot -> points.addTime(spot.eventTime, spot.knowledge, spot.note));
    return points;
  }

  private static void marks(Chart chart, List<Mark> marks) {
    Points fine = new Points();
    Points leaked = new Points();
    int number = 0;
    for (Mark mark : marks) {
      String note = mark.leaked ? ++number + ": leaked " + mark.note : "read " + mark.note;
      (mark.leaked ? leaked : fine).addTime(mark.eventTime, mark.knowledge, note);
      if (mark.leaked) {
        chart.beside(mark.eventTime, mark.knowledge, "bad", Integer.toString(number));
      }
    }
    if (!fine.list().isEmpty()) {
      chart.dots("read for the forecast", "good", fine);
    }
    if (!leaked.list().isEmpty()) {
      chart.dots("leaked reads", "bad", leaked);
    }
  }
}
