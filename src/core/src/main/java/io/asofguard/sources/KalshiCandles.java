package io.asofguard.sources;

import io.asofguard.ingest.DayStamps;
import io.asofguard.ingest.Draft;
import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Payload;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kalshi's candlesticks: the close of each, which speaks of the END of its period and is known no
 * earlier. Where nothing traded there is no {@code last_trade}, and none is carried over; a period
 * without a candle stays without one. Daily candles end at midnight in New York, as they say
 * themselves.
 */
final class KalshiCandles implements ItemAdapter {
  private static final Set<String> WRAPPERS =
      Set.of(
          "candlesticks",
          "market_candlesticks",
          "markets",
          "live",
          "historical",
          "trade",
          "trades");
  private static final Marks MARKS = Marks.of("end_period_ts", "trade_id");
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final SourceOptions options;
  private final Map<String, DayStamps> ends = new LinkedHashMap<>();
  private @Nullable String first;

  private KalshiCandles(SourceOptions options) {
    this.options = options;
  }

  static DraftReader open(Payload payload, SourceOptions options) {
    return new JsonDrafts(
        JsonSniffer.received(payload, KalshiCandles::opens, MARKS, options.zone()),
        new KalshiCandles(options));
  }

  private static boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
    return WRAPPERS.contains(name);
  }

  @Override
  public String idle() {
    return "candle(s) without a price";
  }

  @Override
  public void item(JsonItem item, Drafts drafts) {
    if (item.string("trade_id") != null) {
      drafts.leaveOut("trade(s), which --from kalshi-trades takes");
      return;
    }
    String ticker = ticker(item);
    long end = EpochTime.SECONDS.read("end_period_ts", item.required("end_period_ts"));
    ends.computeIfAbsent(ticker, each -> new DayStamps()).add(end);
    Candle candle =
        new Candle(item, ticker, end, Received.of(item, options.zone()).known(end), drafts);
    String bid = close(item, "yes_bid");
    String ask = close(item, "yes_ask");
    add(candle, "bid", bid);
    add(candle, "ask", ask);
    add(candle, "market_mid", bid == null || ask == null ? null : mid(bid, ask));
    add(candle, "last_trade", close(item, "price"));
  }

  @Override
  public void end(Drafts drafts) {
    List<String> stamped =
        ends.entrySet().stream()
            .filter(each -> each.getValue().areDays())
            .map(Map.Entry::getKey)
            .toList();
    if (!stamped.isEmpty()) {
      drafts.note(
          "the candles of "
              + stamped.get(0)
              + (stamped.size() == 1
                  ? ""
                  : " and " + Drafts.counted(stamped.size() - 1, "other(s)"))
              + " all end at 00:00Z, but Kalshi's days end at midnight in New York, 04:00Z or 05:00Z:"
              + " if these are dates that were stamped in UTC, each is given 4 or 5 h, or a day more,"
              + " before its day was over; take end_period_ts as Kalshi sends it, or import bare dates"
              + " with --from table --map event_time=COLUMN:iso:America/New_York");
    }
  }

  private String ticker(JsonItem item) {
    String entity = options.entity();
    String own = item.parallel("market_tickers");
    if (item.isOfLaterList() && (entity != null || own == null)) {
      throw new UnusableException(
          entity == null
              ? "says not which market it is about: no ticker in 'market_tickers' before it"
              : "is of another market than the first, and --entity names but one; leave it out");
    }
    String ticker = own == null ? item.firstAround("market_ticker", "ticker") : own;
    if (entity != null) {
      refuseSecond(ticker);
      return entity;
    }
    if (ticker == null) {
      throw new UnusableException("says not which market it is about; give --entity TICKER");
    }
    return ticker;
  }

  private void refuseSecond(@Nullable String ticker) {
    if (ticker != null && first != null && !first.equals(ticker)) {
      throw new UnusableException(
          "is of "
              + ticker
              + ", and the first of "
              + first
              + ": --entity names but one; leave it out");
    }
    first = ticker == null ? first : ticker;
  }

  private record Candle(
      JsonItem item, String ticker, long end, @Nullable Long known, Drafts drafts) {}

  private void add(Candle candle, String field, @Nullable String value) {
    if (value != null) {
      String event = options.event();
      candle.drafts.add(
          new Draft.Observation(
              candle.item,
              null,
              event == null ? candle.item.firstAround("event_ticker") : event,
              candle.ticker,
              field,
              candle.end,
              candle.known,
              value));
    }
  }

  private static @Nullable String close(JsonItem item, String side) {
    JsonItem prices = item.inner(side);
    return prices == null ? null : KalshiPrices.of(prices, "close");
  }

  private static String mid(String bid, String ask) {
    return Prices.read(bid).add(Prices.read(ask)).divide(TWO).toPlainString();
  }
}
