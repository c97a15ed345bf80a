package io.asofguard.cli;

import io.asofguard.cli.output.RowWriter;
import io.asofguard.guard.Edition;
import io.asofguard.law.Law;
import io.asofguard.law.Wall;
import io.asofguard.store.Catalog;
import java.util.List;
import java.util.Objects;

/** Events as rows of a listing. */
final class EventRow {
  static final List<String> COLUMNS = List.of("event", "entities", "first_wall", "last_wall");

  private EventRow() {}

  static void write(Catalog catalog, Edition edition, String event, RowWriter rows) {
    List<String> entities = catalog.entities(event, edition.snapshot());
    List<Long> walls =
        entities.stream().map(edition::wall).filter(Objects::nonNull).map(Wall::at).toList();
    rows.row(
        event,
        (long) entities.size(),
        Times.textIfAny(walls.stream().min(Law::order).orElse(null)),
        Times.textIfAny(walls.stream().max(Law::order).orElse(null)));
  }
}
