package io.asofguard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The triggers by which the database itself refuses UPDATE, DELETE and REPLACE of the log. */
final class AppendOnly {

  /** A table with all that REPLACE could meet: its keys, and the rowid where it is none of them. */
  private record Table(String name, List<List<String>> keys) {
    @SafeVarargs
    @SuppressWarnings("varargs")
    Table(String name, List<String>... keys) {
      this(name, List.of(keys));
    }
  }

  private static final List<Table> TABLES =
      List.of(
          new Table("source", List.of("id"), List.of("name")),
          new Table("series", List.of("id"), List.of("entity", "field")),
          new Table("stream", List.of("id"), List.of("series", "source", "basis")),
          new Table("batch", List.of("id")),
          new Table("observation", List.of("seq")),
          new Table("milestone", List.of("seq")),
          new Table("entity_event", List.of("entity"), List.of("rowid")),
          new Table("field_rule", List.of("seq")),
          new Table("backfill", List.of("id")),
          new Table("backfill_tie", List.of("backfill", "entity"), List.of("rowid")),
          new Table("backfill_comparison", List.of("id")),
          new Table("backfill_end", List.of("backfill")),
          new Table("snapshot", List.of("number"), List.of("batch")),
          new Table("quarantine", List.of("sha256", "line"), List.of("rowid")),
          new Table("quarantine_again", List.of("seq")),
          new Table("forecast_run", List.of("id"), List.of("name")),
          new Table("forecast_call", List.of("id"), List.of("run", "cutoff")),
          new Table("forecast", List.of("call", "entity")),
          new Table("forecast_read", List.of("call", "part")),
          new Table("forecast_name", List.of("id"), List.of("entity", "field")));

  private static final String BULK = "observation_no_replace";

  private AppendOnly() {}

  /** Those that are not there: a newer schema has tables that an older store lacked. */
  static void install(Handle handle) {
    List<String> there =
        handle
            .createQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            .mapTo(String.class)
            .list();
    triggers()
        .forEach(
            (name, sql) -> {
              if (!there.contains(name)) {
                handle.execute(sql);
              }
            });
  }

  /** What makes each trigger, by its name. */
  static Map<String, String> triggers() {
    Map<String, String> triggers = new LinkedHashMap<>();
    for (Table table : TABLES) {
      for (String verb : List.of("UPDATE", "DELETE")) {
        String name = table.name + "_no_" + verb.toLowerCase(Locale.ROOT);
        triggers.put(
            name,
            "CREATE TRIGGER %1$s BEFORE %2$s ON %3$s BEGIN SELECT RAISE(ABORT, '%3$s is append-only: %2$s is refused'); END"
                .formatted(name, verb, table.name));
      }
      triggers.put(table.name + "_no_replace", noReplace(table));
    }
    return triggers;
  }

  /** Inside one transaction, which must resume it. */
  static void suspendNoReplace(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DROP TRIGGER " + BULK);
    }
  }

  static void resumeNoReplace(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(Objects.requireNonNull(triggers().get(BULK)));
    }
  }

  private static String noReplace(Table table) {
    StringBuilder same = new StringBuilder();
    for (List<String> key : table.keys) {
      String columns =
          key.stream().map(c -> c + " = NEW." + c).collect(Collectors.joining(" AND "));
      same.append(same.isEmpty() ? "" : " OR ")
          .append("EXISTS (SELECT 1 FROM %s WHERE %s)".formatted(table.name, columns));
    }
    return "CREATE TRIGGER %1$s_no_replace BEFORE INSERT ON %1$s WHEN %2$s BEGIN SELECT RAISE(ABORT, '%1$s is append-only: REPLACE is refused'); END"
        .formatted(table.name, same);
  }
}
