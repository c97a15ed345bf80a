package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Payload;
import io.asofguard.law.MilestoneKind;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Polymarket's CLOB says of a token, one frame after the other: a whole book, a change of the
 * best prices, a trade, a midpoint, a resolution. The event time is the venue's {@code timestamp},
 * which is no knowledge time: that is the receive time which the recorder wrote beside the frame.
 */
final class PolymarketFrames implements ItemAdapter {
  private static final Set<String> NO_PRICE = Set.of("tick_size_change", "new_market");
  private static final Marks MARKS =
      Marks.of(
          "bids",
          "mid",
          "price_changes",
          "winning_asset_id",
          "event_type price",
          "event_type best_bid",
          "event_type best_ask");
  private static final String[] TOKENS = {"asset_id", "token_id", "token", "assetId", "tokenId"};
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final TokenNames names;
  private final @Nullable Long fetchedAt;
  private final @Nullable ZoneId zone;

  /**
   * For one payload, or for one line of a feed.
   *
   * @param fetchedAt what a midpoint without a receive time speaks of; null refuses it
   * @param zone where a receive time without an offset is from; null refuses it
   */
  PolymarketFrames(TokenNames names, @Nullable Long fetchedAt, @Nullable ZoneId zone) {
    this.names = names;
    this.fetchedAt = fetchedAt;
    this.zone = zone;
  }

  static DraftReader open(Payload payload, SourceOptions options) {
    return new JsonDrafts(
        JsonSniffer.items(payload, (name, before, inList) -> false),
        new PolymarketFrames(TokenNames.of(payload, options), options.fetchedAt(), options.zone()));
  }

  @Override
  public void item(JsonItem item, Drafts drafts) {
    if (MARKS.areIn(item.fields())) {
      frame(item, item, drafts);
      return;
    }
    String text = Received.text(item);
    if (text != null && isHeartbeat(text)) {
      drafts.leaveOut(HEARTBEATS);
      return;
    }
    List<JsonItem> frames = Received.payloads(item);
    if (frames.isEmpty()) {
      drafts.leaveOut("list(s) without a frame");
    }
    frames.forEach(frame -> oneOf(item, frame, drafts));
  }

  /** One of several goes in whatever is wrong with the others. */
  private void oneOf(JsonItem item, JsonItem frame, Drafts drafts) {
    try {
      frame(item, frame, drafts);
    } catch (UnusableException e) {
      drafts.unusable(item, e.reason());
    }
  }

  private void frame(JsonItem item, JsonItem frame, Drafts drafts) {
    frame(new Frame(item, frame, Received.of(frame, zone), drafts));
  }

  @Override
  public boolean isHeartbeat(String line) {
    return line.strip().equals("PONG") || line.strip().equals("PING");
  }

  @Override
  public void end(Drafts drafts) {
    names.noteUnnamed(drafts);
  }

  /** One frame, and what it needs to become drafts. */
  private record Frame(JsonItem origin, JsonItem item, Received received, Drafts drafts) {
    String kind() {
      String kind = item.string("event_type");
      if (kind != null) {
        return kind;
      }
      return item.fields().containsKey("bids") ? "book" : item.string("mid") != null ? "mid" : "";
    }
  }

  private void frame(Frame frame) {
    String kind = frame.kind();
    switch (kind) {
      case "book" -> book(frame);
      case "price_change" -> changes(frame);
      case "best_bid_ask" -> best(frame, frame.item, kind);
      case "last_trade_price" -> add(frame, frame.item, "last_trade", frame.item.string("price"));
      case "mid" -> add(frame, frame.item, "market_mid", frame.item.string("mid"));
      case "market_resolved" -> resolved(frame);
      default -> other(frame, kind);
    }
  }

  private static void other(Frame frame, String kind) {
    if (!NO_PRICE.contains(kind)) {
      throw new UnusableException(
          kind.isEmpty()
              ? "no frame of Polymarket: neither 'event_type', nor 'bids', nor 'mid'"
              : "unknown event_type '" + kind + "'");
    }
    leaveOut(frame, kind);
  }

  private static void leaveOut(Frame frame, String kind) {
    frame.drafts.leaveOut("frame(s) without a price (" + kind + ")");
  }

  /** The best prices are last in the lists; they are taken as the best, in whatever order. */
  private void book(Frame frame) {
    BigDecimal bid = null;
    for (JsonItem level : frame.item.items("bids")) {
      BigDecimal price = price(level);
      bid = bid == null ? price : bid.max(price);
    }
    BigDecimal ask = null;
    for (JsonItem level : frame.item.items("asks")) {
      BigDecimal price = price(level);
      ask = ask == null ? price : ask.min(price);
    }
    best(frame, frame.item, text(bid), text(ask));
    String last = frame.item.string("last_trade_price");
    if (last != null) {
      add(frame, frame.item, "last_trade", last);
    } else if (bid == null && ask == null) {
      leaveOut(frame, "book");
    }
  }

  private void changes(Frame frame) {
    List<JsonItem> changes = frame.item.items("price_changes");
    if (changes.isEmpty()) {
      throw new UnusableException("'price_changes' is missing: the best prices are not in it");
    }
    for (JsonItem change : changes) {
      best(frame, change, "price_change");
    }
  }

  private void best(Frame frame, JsonItem of, String kind) {
    String bid = of.string("best_bid");
    String ask = of.string("best_ask");
    if (bid == null && ask == null) {
      leaveOut(frame, kind);
    }
    best(frame, of, bid, ask);
  }

  private void best(Frame frame, JsonItem of, @Nullable String bid, @Nullable String ask) {
    if (bid != null) {
      add(frame, of, "bid", bid);
    }
    if (ask != null) {
      add(frame, of, "ask", ask);
    }
    if (bid != null && ask != null) {
      add(frame, of, "market_mid", text(price(bid).add(price(ask)).divide(TWO)));
    }
  }

  private void add(Frame frame, JsonItem of, String field, @Nullable String value) {
    if (value == null) {
      throw new UnusableException("the price of '" + field + "' is missing");
    }
    long at = eventTime(frame);
    TokenNames.Name name = names.of(of.firstAround(TOKENS));
    frame.drafts.add(
        new Draft.Observation(
            frame.origin,
            null,
            name.event(),
            name.entity(),
            field,
            at,
            frame.received.known(at),
            value));
  }

  /** A midpoint has no time of its own: it is of the instant at which it was received. */
  private long eventTime(Frame frame) {
    Long own = new Instants(frame.item, zone).millis("timestamp");
    Long asked = frame.received.at() == null ? fetchedAt : frame.received.at();
    Long at = own == null ? asked : own;
    if (at == null) {
      throw new UnusableException(
          "no 'timestamp', and no receive time beside it; give --fetched-at TS");
    }
    return at;
  }

  private void resolved(Frame frame) {
    long at = eventTime(frame);
    String winner = frame.item.required("winning_asset_id");
    List<String> tokens = StringLists.of(frame.item, "assets_ids");
    for (String token : tokens.isEmpty() ? List.of(winner) : tokens) {
      TokenNames.Name name = names.of(token);
      if (name.event() == null) {
        throw new UnusableException(
            "a resolution needs the event of " + name.entity() + "; give --markets or --event");
      }
      new Milestones(
              frame.origin, name.event(), name.entity(), frame.received.known(at), frame.drafts)
          .add(MilestoneKind.RESOLVED, at, token.equals(winner) ? "1" : "0");
    }
  }

  private static BigDecimal price(JsonItem level) {
    return price(level.required("price"));
  }

  private static BigDecimal price(String text) {
    return Prices.read(text);
  }

  private static @Nullable String text(@Nullable BigDecimal price) {
    return price == null ? null : price.toPlainString();
  }
}
