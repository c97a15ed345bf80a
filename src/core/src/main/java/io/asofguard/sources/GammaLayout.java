package io.asofguard.sources;

import io.asofguard.ingest.Payload;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A market names its events and an event its markets: only an answer's envelope is opened. What
 * names itself after its markets or events can't be told from one in time, and the file is refused.
 */
final class GammaLayout implements Layout {
  private static final String SLUG = "slug";
  private static final Marks RECORD = Marks.of("id", SLUG, "conditionId", "clobTokenIds");
  private static final List<String> NAMED = List.of("markets", "events");

  private final Payload payload;

  GammaLayout(Payload payload) {
    this.payload = payload;
  }

  @Override
  public boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
    return !inList && (name.equals("data") || NAMED.contains(name)) && !RECORD.areIn(before);
  }

  @Override
  public void opened(Opened object) {
    boolean holds = object.held() && !Collections.disjoint(object.opened(), NAMED);
    if (holds && object.after().contains(SLUG)) {
      throw payload.refused(
          "gives a 'slug' after what it names; write it before, as the file is read in a stream");
    }
  }
}
