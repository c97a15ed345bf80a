package io.asofguard.sources;

import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** A payload of which every line is a JSON value: a bad line is kept out, and the rest goes on. */
final class JsonLineItems implements JsonItems {
  private final TextLines lines;
  private final Layout layout;
  private @Nullable JsonLine line;
  private long emptyLists;

  JsonLineItems(Reader text, Layout layout) {
    this.lines = new TextLines(text);
    this.layout = layout.ofLine();
  }

  @Override
  public @Nullable Found next() {
    while (true) {
      Found found = line == null ? null : line.next();
      if (found != null) {
        return found;
      }
      emptyLists += line == null ? 0 : line.emptyLists();
      line = null;
      if (!lines.next()) {
        return null;
      }
      line = new JsonLine(lines.number(), lines.text(), layout);
    }
  }

  @Override
  public long emptyLists() {
    return emptyLists;
  }
}
