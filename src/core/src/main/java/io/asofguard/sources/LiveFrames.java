package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import io.asofguard.ingest.LiveFormat;
import java.util.List;
import java.util.function.Consumer;

/** Polymarket's frames as they come in: one JSON value a line, as the socket sent it. */
final class LiveFrames implements LiveFormat {
  private final String name;
  private final TokenNames names;
  private final Drafts counted = new Drafts();

  LiveFrames(String name, TokenNames names) {
    this.name = name;
    this.names = names;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void read(long line, String text, long now, Consumer<Draft> drafts) {
    JsonItems items = new JsonLine(line, text, (field, before, inList) -> false);
    JsonDrafts reader = new JsonDrafts(items, new PolymarketFrames(names, now, null), counted);
    while (reader.next(drafts)) {
      // Every object of the line is taken.
    }
  }

  @Override
  public List<String> notes() {
    return counted.notes();
  }
}
