package io.asofguard.store;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The declared fields. */
final class FieldRules {
  private FieldRules() {}

  static Map<String, FieldRule> of(Handle handle) {
    Map<String, FieldRule> rules = new HashMap<>();
    handle
        .createQuery("SELECT field, kind, min, max FROM field_rule ORDER BY seq")
        .map(
            (row, context) ->
                new FieldRule(
                    row.getString(1),
                    row.getString(2).equals("projection"),
                    Columns.nullableDouble(row, 3),
                    Columns.nullableDouble(row, 4)))
        .forEach(rule -> rules.put(rule.field(), rule));
    return rules;
  }
}
