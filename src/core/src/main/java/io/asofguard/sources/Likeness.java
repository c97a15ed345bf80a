package io.asofguard.sources;

import io.asofguard.ingest.Payload;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Which kinds a payload may be, by the names at its start: so that one which is given to the wrong
 * kind is refused with the right one, instead of row by row.
 */
final class Likeness {
  private static final Map<SourceKind, List<Set<String>>> TELLING = new EnumMap<>(SourceKind.class);

  static {
    telling(SourceKind.POLYMARKET_PRICES, "t p", "history");
    telling(SourceKind.POLYMARKET_BOOK, "bids asks", "mid");
    telling(SourceKind.POLYMARKET_WS, "event_type timestamp", "price_changes");
    telling(SourceKind.POLYMARKET_GAMMA, "outcomePrices", "clobTokenIds");
    telling(SourceKind.KALSHI_MARKETS, "event_ticker close_time");
    telling(SourceKind.KALSHI_CANDLES, "end_period_ts", "candlesticks");
    telling(SourceKind.KALSHI_TRADES, "trade_id ticker");
    telling(
        SourceKind.MANIFOLD, "contractId probAfter", "outcomeType mechanism", "market_id series");
    telling(SourceKind.ALFRED, "realtime_start realtime_end");
    telling(SourceKind.XTRACKER, "platformId importedAt", "userId createdAt");
    telling(SourceKind.TABLE, "event_timestamp");
  }

  private Likeness() {}

  private static void telling(SourceKind kind, String... names) {
    TELLING.put(kind, Stream.of(names).map(each -> Set.of(each.split(" "))).toList());
  }

  /** Refuses a payload that looks like another kind and not like this one. */
  static void refuseOther(Payload payload, SourceKind asked) {
    refuseVintagesInJson(payload, asked);
    Set<SourceKind> like = of(payload);
    boolean frames = asked.isLive() && like.stream().anyMatch(SourceKind::isLive);
    if (!like.isEmpty() && !like.contains(asked) && !frames && asked != SourceKind.TABLE) {
      throw payload.refused(
          "does not look like " + asked.title() + "; give --from " + titles(like));
    }
  }

  /**
   * ALFRED's output_type 2 and 3. A vintage that an object leaves out repeats the one before, or
   * has no value: the payload does not say which.
   */
  private static void refuseVintagesInJson(Payload payload, SourceKind asked) {
    boolean vintages = asked == SourceKind.ALFRED || asked == SourceKind.VINTAGES;
    if (vintages && payload.startsJson() && hasVintages(jsonNames(payload.start()))) {
      throw payload.refused(
          "has a column per vintage as JSON, which is not taken; ask the API for output_type=1 and"
              + " give --from alfred");
    }
  }

  private static String titles(Set<SourceKind> kinds) {
    return String.join(" or ", kinds.stream().map(SourceKind::title).toList());
  }

  /** All kinds that it looks like. */
  static Set<SourceKind> of(Payload payload) {
    String start = payload.start();
    boolean json = payload.startsJson();
    Set<String> names = json ? jsonNames(start) : header(start);
    Set<SourceKind> like = EnumSet.noneOf(SourceKind.class);
    TELLING.forEach(
        (kind, telling) -> {
          if (telling.stream().anyMatch(names::containsAll)) {
            like.add(kind);
          }
        });
    if (!json && hasVintages(names)) {
      like.add(SourceKind.VINTAGES);
    }
    return like;
  }

  private static boolean hasVintages(Set<String> header) {
    Period period = new Period(null);
    return header.stream().anyMatch(name -> VintageName.of(name, period) != null);
  }

  private static Set<String> header(String start) {
    String line = start.lines().findFirst().orElse("");
    return Arrays.stream(line.split("[,\t]"))
        .map(name -> name.replace("\"", "").strip())
        .collect(Collectors.toSet());
  }

  /** At whatever depth; the text may end anywhere. */
  private static Set<String> jsonNames(String start) {
    Set<String> names = new HashSet<>();
    try (JsonParser json = JsonValues.FACTORY.createParser(ObjectReadContext.empty(), start)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          names.add(json.currentName());
        }
      }
    } catch (JacksonException e) {
      return names;
    }
    return names;
  }
}
