package io.asofguard.report;

import io.asofguard.api.Series;
import io.asofguard.guard.Edition;
import io.asofguard.law.Law;
import io.asofguard.law.Revision;
import io.asofguard.law.Wall;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as a page: its milestones and when each became known, its prices and forecasts, and the
 * plane of event time and knowledge time of one of its series with what a forecaster could see.
 */
public final class EventReport {
  private static final int MOST_ENTITIES = 4;

  private final Store store;
  private final Edition edition;
  private final String event;
  private final String field;

  /**
   * A report about an event.
   *
   * @param store where from
   * @param edition which edition of it
   * @param event the event's name
   * @param field the field that is shown, such as {@code market_mid}
   */
  public EventReport(Store store, Edition edition, String event, String field) {
    this.store = store;
    this.edition = edition;
    this.event = event;
    this.field = field;
  }

  /**
   * Makes the page.
   *
   * @param entity the entity that is shown; null for those with the highest values
   * @param asOf the cutoff; null for the run's last, else for the last before the wall
   * @param run the run whose forecasts and reads are shown; null for none
   * @return the page
   * @throws RefusedException if there is no such run, or it is about another event, or has no
   *     forecast at that cutoff, or the event has no series of that field
   */
  public Page page(@Nullable String entity, @Nullable Long asOf, @Nullable String run) {
    List<String> shown = entity == null ? highest() : List.of(entity);
    if (shown.isEmpty()) {
      throw new RefusedException(
          "event '" + event + "' has no series of the field '" + field + "'; see asof list series");
    }
    RunReads reads = run == null ? null : reads(run);
    ForecastCall call = reads == null ? null : reads.at(asOf);
    long cutoff = call != null ? call.cutoff() : asOf != null ? asOf : last(shown.get(0));
    Page page = new Page(event, lead(shown, reads));
    page.section("Milestones", new Timeline(store, edition, event)::write);
    page.section(
        "Prices" + (reads == null ? "" : " and forecasts"),
        to -> shown.forEach(each -> new MarketChart(edition, series(each)).write(reads, to)));
    page.section(
        "What could be seen",
        to ->
            new Plane(edition, series(shown.get(0)), cutoff)
                .write(marks(reads, call, series(shown.get(0))), to));
    if (reads != null && call != null) {
      page.section("What was read", to -> reads.table(call, to));
    }
    return page;
  }

  private static List<Plane.Mark> marks(
      @Nullable RunReads reads, @Nullable ForecastCall call, Series of) {
    return reads == null || call == null ? List.of() : reads.marks(call, of);
  }

  private String lead(List<String> shown, @Nullable RunReads reads) {
    return "Field "
        + field
        + " at snapshot "
        + edition.snapshot()
        + (reads == null ? "" : ", run " + reads.run().name() + " of " + reads.run().forecaster())
        + ". Shown: "
        + String.join(", ", shown)
        + ".";
  }

  private RunReads reads(String name) {
    ForecastRun run =
        store
            .forecasts()
            .run(name)
            .orElseThrow(() -> new RefusedException("no run is called '" + name + "'"));
    if (!run.event().equals(event)) {
      throw new RefusedException(
          "run '" + name + "' is about event '" + run.event() + "', not '" + event + "'");
    }
    return RunReads.of(store, edition, run);
  }

  private Series series(String entity) {
    return new Series(entity, field);
  }

  /** The entities whose value before the wall was highest: those that were in question. */
  private List<String> highest() {
    return edition.scope().series(event).stream()
        .filter(series -> series.field().equals(field))
        .map(Series::entity)
        .sorted(Comparator.comparingDouble((String each) -> -lastValue(each)))
        .limit(MOST_ENTITIES)
        .toList();
  }

  private double lastValue(String entity) {
    long at = last(entity);
    Revision row = edition.row(series(entity), at, at);
    return row == null ? -1 : row.value();
  }

  /** The last instant that the wall leaves, or now. */
  private long last(String entity) {
    long now = store.clock().now();
    Wall wall = edition.wall(entity);
    return wall == null || wall.at() == Long.MIN_VALUE || Law.future(wall.at(), now)
        ? now
        : wall.at() - 1;
  }
}
