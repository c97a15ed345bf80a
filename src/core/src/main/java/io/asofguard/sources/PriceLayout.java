package io.asofguard.sources;

import io.asofguard.ingest.Payload;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map of prices has points, or a history of points, under each token; else the token stands
 * beside the points. Points are read in a stream: a token that comes after them would go unseen,
 * and the file is refused.
 */
final class PriceLayout implements Layout {
  static final String HISTORY = "history";

  private static final String[] TOKENS = {"token", "token_id", "tokenId", "asset_id", "assetId"};
  private static final List<String> TOKEN_NAMES = List.of(TOKENS);

  private final Payload payload;

  /** Objects whose points are read, and that had no token before them. */
  private final Set<Map<String, @Nullable Object>> unnamed =
      Collections.newSetFromMap(new IdentityHashMap<>());

  PriceLayout(Payload payload) {
    this.payload = payload;
  }

  /** The token beside a point or around it; null if there is none. */
  static @Nullable String token(JsonItem item) {
    return item.firstAround(TOKENS);
  }

  @Override
  public boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
    boolean opens = !inList || name.equals(HISTORY);
    if (opens && tokenAmong(before) == null) {
      unnamed.add(before);
    }
    return opens;
  }

  @Override
  public void opened(Map<String, @Nullable Object> beside) {
    String token = unnamed.remove(beside) ? tokenAmong(beside) : null;
    if (token != null) {
      throw payload.refused(
          "names its token, '"
              + token
              + "', after its points; write it before, as the file is read in a stream");
    }
  }

  private static @Nullable String tokenAmong(Map<String, @Nullable Object> fields) {
    return TOKEN_NAMES.stream().filter(fields::containsKey).findFirst().orElse(null);
  }
}
