package io.asofguard.sources;

import io.asofguard.ingest.Payload;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A market names its events and an event its markets: only an answer's envelope is opened. An event
 * that names itself after its markets can't be told from one in time, and the file is refused.
 */
final class GammaLayout implements Layout {
  private static final String MARKETS = "markets";
  private static final String SLUG = "slug";
  private static final List<String> WRAPPERS = List.of("data", MARKETS, "events");

  private final Payload payload;

  /** Objects whose markets are read, and that had no name before them. */
  private final Set<Map<String, @Nullable Object>> unnamed =
      Collections.newSetFromMap(new IdentityHashMap<>());

  GammaLayout(Payload payload) {
    this.payload = payload;
  }

  @Override
  public boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
    boolean opens =
        !inList
            && WRAPPERS.contains(name)
            && !before.containsKey("id")
            && !before.containsKey(SLUG);
    if (opens && name.equals(MARKETS)) {
      unnamed.add(before);
    }
    return opens;
  }

  @Override
  public void opened(Opened object) {
    if (unnamed.remove(object.fields()) && object.fields().containsKey(SLUG)) {
      throw payload.refused(
          "names an event, 'slug', after its markets; write it before, as the file is read in a"
              + " stream");
    }
  }
}
