package io.asofguard.sources;

import io.asofguard.ingest.Payload;
import io.asofguard.sources.TokenNames.Name;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each token of a payload of Gamma is called. A market that can't be read names nothing: an
 * import of that payload keeps it out and says why.
 */
final class MarketNames {
  private final SourceOptions options;
  private final Map<String, Name> byToken = new HashMap<>();
  private String problem = "no market in it has a slug, outcomes and clobTokenIds";

  private MarketNames(SourceOptions options) {
    this.options = options;
  }

  /** The names by token; a payload that names none is refused. */
  static Map<String, Name> read(String markets, SourceOptions options) {
    MarketNames names = new MarketNames(options);
    try (Payload payload = Payload.open(markets)) {
      JsonItems items = Gamma.items(payload);
      for (JsonItems.Found found = items.next(); found != null; found = items.next()) {
        JsonItem item = found.item();
        names.tried(() -> Gamma.markets(item, names::market));
      }
      if (names.byToken.isEmpty()) {
        throw payload.refused(
            "names no token (" + names.problem + "); give Gamma's answer for the markets");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names.byToken;
  }

  private void market(JsonItem market, @Nullable String eventAround) {
    tried(() -> put(market, eventAround));
  }

  private void put(JsonItem market, @Nullable String eventAround) {
    GammaMarket named = GammaMarket.of(market, eventAround, options.entity());
    String event = options.event() == null ? named.event() : options.event();
    for (GammaMarket.Outcome outcome : named.outcomes()) {
      if (outcome.token() != null) {
        byToken.put(outcome.token(), new Name(outcome.entity(), event));
      }
    }
  }

  private void tried(Runnable reading) {
    try {
      reading.run();
    } catch (UnusableException e) {
      problem = e.reason();
    }
  }
}
