package io.asofguard.leak;

import io.asofguard.api.Series;
import io.asofguard.store.Catalog;
import io.asofguard.store.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the data says of walls that nobody has declared. */
public final class Suggestions {
  private final Catalog catalog;
  private final Scope scope;
  private final long now;

  /**
   * Over one edition.
   *
   * @param catalog of the store
   * @param scope which rows count
   * @param now the last knowledge time that counts, inclusive, UTC nanoseconds
   */
  public Suggestions(Catalog catalog, Scope scope, long now) {
    this.catalog = catalog;
    this.scope = scope;
    this.now = now;
  }

  /**
   * The milestones that an event's data speaks for.
   *
   * @param event the event's name
   * @param count the series whose count kills the event's brackets; null for none
   * @return the event's end first, then brackets by name; those alone that would move a wall
   */
  public List<Suggestion> of(String event, @Nullable Series count) {
    List<Suggestion> found = new ArrayList<>();
    Optional<Suggestion> end = new PinnedPrices(catalog, scope, now).of(event);
    end.ifPresent(found::add);
    if (count != null) {
      BracketDeaths deaths = new BracketDeaths(scope, count, now);
      for (String entity : catalog.entities(event, scope.bounds().wallSnapshot())) {
        deaths.of(event, entity, scope.wall(entity)).ifPresent(found::add);
      }
    }
    return found;
  }
}
