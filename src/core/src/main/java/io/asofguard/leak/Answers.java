package io.asofguard.leak;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Many answers in little memory: questions hardly differ in their entities. */
final class Answers {
  private final Map<List<String>, List<String>> entities = new HashMap<>();
  private final Map<Long, Row> rows = new HashMap<>();

  private static final class Row {
    final List<String> entities;
    final double[] values;
    final @Nullable String failure;

    Row(List<String> entities, double[] values, @Nullable String failure) {
      this.entities = entities;
      this.values = values;
      this.failure = failure;
    }
  }

  void put(long cutoff, Answered answered) {
    List<String> names = List.copyOf(answered.values().keySet());
    double[] values =
        names.stream().mapToDouble(name -> answered.values().getOrDefault(name, 0.0)).toArray();
    rows.put(cutoff, new Row(entities.computeIfAbsent(names, n -> n), values, answered.failure()));
  }

  Answered at(long cutoff) {
    Row row = rows.get(cutoff);
    if (row == null) {
      throw new IllegalStateException("no forecast at " + cutoff);
    }
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < row.values.length; i++) {
      values.put(row.entities.get(i), row.values[i]);
    }
    return new Answered(values, row.failure);
  }
}
