package io.asofguard.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Ties that lines of a file name and none of its rows bears out: each such row is a conflict, is
 * superseded, or lies outside the plan. They bind nobody.
 */
final class IdleTies {
  private final Map<String, Set<String>> eventsOfEntity = new HashMap<>();

  boolean isEmpty() {
    return eventsOfEntity.isEmpty();
  }

  boolean has(String entity, String event) {
    return eventsOfEntity.getOrDefault(entity, Set.of()).contains(event);
  }

  void add(String entity, String event) {
    eventsOfEntity.computeIfAbsent(entity, e -> new HashSet<>()).add(event);
  }
}
