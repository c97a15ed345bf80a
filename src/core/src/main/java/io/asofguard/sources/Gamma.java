package io.asofguard.sources;

import io.asofguard.ingest.Payload;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The markets in a payload of Polymarket's Gamma API: alone, in lists, or inside their events. */
final class Gamma {
  private static final Marks MARKS =
      Marks.of("markets", "conditionId", "clobTokenIds", "outcomes", "slug endDate");

  private Gamma() {}

  static JsonItems items(Payload payload) {
    return JsonSniffer.held(payload, new GammaLayout(payload), MARKS);
  }

  /** As {@link #items}, where it matters when a recorder received them. */
  static JsonItems received(Payload payload, @Nullable ZoneId zone) {
    return JsonSniffer.received(payload, new GammaLayout(payload), MARKS, zone);
  }

  /** Takes a market, and the slug of the event around it if it stands inside one. */
  @FunctionalInterface
  interface MarketTaker {
    void take(JsonItem market, @Nullable String eventAround);
  }

  /** Hands over the markets of an item, which is a market or an event. */
  static void markets(JsonItem item, MarketTaker to) {
    boolean isEvent = item.fields().get("markets") instanceof List<?>;
    if (isEvent) {
      String slug = item.required("slug");
      item.elements("markets").forEach(market -> to.take(market, slug));
    } else {
      to.take(item, null);
    }
  }
}
