package io.asofguard.report;

import io.asofguard.api.Series;
import io.asofguard.guard.Edition;
import io.asofguard.law.Wall;
import org.jspecify.annotations.Nullable;

/** The value in force of a series over time, and the forecasts of a run beside it. */
record MarketChart(Edition edition, Series series) {

  void write(@Nullable RunReads run, Html to) {
    Points forecasts = run == null ? new Points() : run.forecasts(series.entity());
    Chart chart =
        Chart.ofValues(
                series.entity(),
                "The "
                    + series.field()
                    + " in force at each instant"
                    + (forecasts.list().isEmpty() ? "." : ", and the forecasts beside it."))
            .axes("time", series.field())
            .steps("in force", "s1", SeriesPoints.inForce(edition, series));
    if (!forecasts.list().isEmpty()) {
      chart.line("", "s2", forecasts).dots("forecast", "s2", forecasts);
    }
    Wall wall = edition.wall(series.entity());
    if (wall != null) {
      chart.instant(wall.at(), "wall", "wall: " + wall.setBy().kind().text());
    }
    chart.write(to);
  }
}
