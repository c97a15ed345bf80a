package io.asofguard.cli;

import io.asofguard.api.Series;
import io.asofguard.store.Catalog;
import io.asofguard.store.RefusedException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Series as the user names them. */
final class SeriesNames {
  private static final int LISTED = 6;

  private SeriesNames() {}

  /** The series, if the log has ever had a row of it. */
  static Series known(Catalog catalog, String entity, String field) {
    if (entity.isBlank() || field.isBlank()) {
      throw new RefusedException("a series needs an entity and a field, and neither is blank");
    }
    Series series = new Series(entity, field);
    if (!catalog.knows(series)) {
      throw new RefusedException(unknown(series, catalog.allSeries()));
    }
    return series;
  }

  private static String unknown(Series asked, List<Series> all) {
    Set<String> fields =
        all.stream()
            .filter(s -> s.entity().equals(asked.entity()))
            .map(Series::field)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!fields.isEmpty()) {
      return "entity '"
          + asked.entity()
          + "' has no field '"
          + asked.field()
          + "'; it has "
          + fields.stream().limit(LISTED).collect(Collectors.joining(", "))
          + (fields.size() > LISTED ? ", … " + Nearest.offer(asked.field(), fields) : "");
    }
    Set<String> entities = all.stream().map(Series::entity).collect(Collectors.toSet());
    String near = Nearest.offer(asked.entity(), entities);
    return "no series has the entity '"
        + asked.entity()
        + "'"
        + (near.isEmpty() ? "; see asof list series" : near);
  }
}
