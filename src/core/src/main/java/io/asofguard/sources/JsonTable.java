package io.asofguard.sources;

import io.asofguard.ingest.Origin;
import io.asofguard.ingest.Payload;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects as rows: JSON lines, or a document with a list of them. */
final class JsonTable implements TableRows {
  private final JsonItems items;
  private final Layout layout;
  private @Nullable JsonItem row;
  private @Nullable String problem;

  JsonTable(Payload payload, Layout layout) {
    this.layout = layout;
    this.items = JsonSniffer.items(payload, layout);
  }

  @Override
  public boolean next() {
    JsonItems.Found found = items.next();
    row = found == null ? null : found.item();
    problem = found == null ? null : found.problem();
    return found != null;
  }

  private Map<String, @Nullable Object> fields() {
    return row == null ? Map.of() : row.fields();
  }

  @Override
  public List<String> names() {
    return List.copyOf(fields().keySet());
  }

  @Override
  public @Nullable String get(String name) {
    return row == null ? null : row.string(name);
  }

  @Override
  public @Nullable String around(String name) {
    return row == null ? null : row.firstAround(name);
  }

  @Override
  public Received received(@Nullable ZoneId zone) {
    return row == null ? new Received(null) : Received.of(row, zone);
  }

  @Override
  public Received fetched(@Nullable ZoneId zone) {
    return row == null ? new Received(null) : Received.around(row, zone);
  }

  @Override
  public @Nullable String problem() {
    return problem;
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(layout.notes());
    long empty = items.emptyLists();
    if (empty > 0) {
      notes.add("left out: " + Drafts.counted(empty, "empty list(s)"));
    }
    return notes;
  }

  @Override
  public Origin origin() {
    if (row == null) {
      throw new IllegalStateException("no row");
    }
    return row;
  }
}
