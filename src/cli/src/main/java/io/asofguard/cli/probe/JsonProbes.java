package io.asofguard.cli.probe;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Probes as JSON objects; a column is what any of them names. */
final class JsonProbes implements Probes {
  private final JsonObjects objects;
  private final List<String> columns;

  JsonProbes(JsonObjects objects, List<String> columns) {
    this.objects = objects;
    this.columns = columns;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable Probe next() {
    Map<String, @Nullable Object> object = objects.next();
    return object == null
        ? null
        : new Probe(objects.line(), columns.stream().map(object::get).toArray());
  }
}
