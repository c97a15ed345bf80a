package io.asofguard.sources;

import io.asofguard.ingest.Payload;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  PriceLayout(Payload payload) {
    this.payload = payload;
  }

  /** The token beside a point or around it; null if there is none. */
  static @Nullable String token(JsonItem item) {
    return item.firstAround(TOKENS);
  }

  @Override
  public boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
    return !inList || name.equals(HISTORY);
  }

  @Override
  public void opened(Opened object) {
    String token = tokenAmong(object.after());
    if (token != null && tokenAmong(object.before().keySet()) == null) {
      throw payload.refused(
          "names its token, '"
              + token
              + "', after its points; write it before, as the file is read in a stream");
    }
  }

  private static @Nullable String tokenAmong(Collection<String> names) {
    return TOKEN_NAMES.stream().filter(names::contains).findFirst().orElse(null);
  }
}
