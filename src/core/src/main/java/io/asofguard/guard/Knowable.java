package io.asofguard.guard;

import io.asofguard.api.Series;
import io.asofguard.law.Basis;
import io.asofguard.law.Law;
import io.asofguard.law.Milestone;
import io.asofguard.law.Wall;
import io.asofguard.law.Walls;
import io.asofguard.store.Catalog;
import io.asofguard.store.FieldRule;
import io.asofguard.store.Scope;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All that was knowable at a cutoff in one edition, and nothing else: rows known by then and before
 * the wall of their entity, milestones known by then. Where the cutoff lies at or after a wall,
 * what was known before it is listed: reads there are sealed, and the values behind it never come
 * out.
 *
 * <p>For one thread at a time. Listings stream; memory does not grow with the rows.
 */
public final class Knowable {
  private final Catalog catalog;
  private final Scope scope;
  private final long cutoff;

  Knowable(Catalog catalog, Scope scope, long cutoff) {
    this.catalog = catalog;
    this.scope = scope;
    this.cutoff = cutoff;
  }

  /**
   * The observations, series by series, each by event time and then as revisions count.
   *
   * @param to gets each row
   */
  public void rows(Consumer<KnowableRow> to) {
    Map<Integer, String> sources = catalog.sourcesByStream();
    Map<Integer, Basis> bases = catalog.bases();
    for (Series series : catalog.allSeries()) {
      Wall wall = scope.wall(series.entity());
      String event = catalog.eventOf(series.entity(), scope.bounds().wallSnapshot());
      scope.everyRow(
          series,
          cutoff,
          row -> {
            if (wall == null || !Law.sealed(wall.at(), row.knowledge())) {
              String source = sources.getOrDefault(row.stream(), "");
              Basis basis = bases.getOrDefault(row.stream(), Basis.ASSUMED);
              to.accept(new KnowableRow(source, series, event, basis, row));
            }
          });
    }
  }

  /**
   * The milestones, event by event, each with its revisions.
   *
   * @param to gets each
   */
  public void milestones(Consumer<Milestone> to) {
    for (String event : catalog.events()) {
      catalog.milestones(event, null, scope.bounds().wallSnapshot()).stream()
          .filter(milestone -> milestone.knownAt(cutoff))
          .forEach(to);
    }
  }

  /**
   * The fields whose rows pass no gate elsewhere unless they are declared there too.
   *
   * @return the declared rules
   */
  public List<FieldRule> declarations() {
    return List.copyOf(catalog.declaredFields().values());
  }

  /**
   * The entities of events whose wall lies at or before the cutoff and was not known, as the same
   * instant, by then: that their rows end there is news from after the cutoff.
   *
   * @return how many
   */
  public long wallsLearnedLater() {
    return catalog.events().stream()
        .flatMap(event -> catalog.entities(event, scope.bounds().wallSnapshot()).stream())
        .filter(this::isWallLearnedLater)
        .count();
  }

  private boolean isWallLearnedLater(String entity) {
    Wall wall = scope.wall(entity);
    return wall != null
        && wall.seals(cutoff)
        && !wall.isSameAs(Walls.knownAt(scope.milestones(entity), cutoff));
  }
}
