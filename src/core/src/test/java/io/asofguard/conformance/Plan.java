package io.asofguard.conformance;

import io.asofguard.api.Series;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A backfill: what it replaces, {@code [from, to)} in event time, and the rows that it brings. */
public record Plan(
    String name,
    String source,
    @Nullable String entityGlob,
    @Nullable String field,
    long from,
    long to,
    List<Row> rows) {

  boolean covers(Row row) {
    return source.equals(row.source())
        && from <= row.eventTime()
        && row.eventTime() < to
        && covers(row.series());
  }

  boolean covers(Series series) {
    return (field == null || field.equals(series.field()))
        && (entityGlob == null || Glob.matches(entityGlob, series.entity()));
  }
}
