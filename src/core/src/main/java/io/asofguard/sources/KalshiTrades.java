package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Payload;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kalshi's trades: a {@code last_trade} of the YES side at the time of each. */
final class KalshiTrades implements ItemAdapter {
  private static final Set<String> WRAPPERS =
      Set.of("trades", "trade", "live", "historical", "candlesticks");
  private static final Marks MARKS =
      Marks.of("trade_id", "yes_price", "yes_price_dollars", "ticker created_time");

  private final SourceOptions options;

  private KalshiTrades(SourceOptions options) {
    this.options = options;
  }

  static DraftReader open(Payload payload, SourceOptions options) {
    return new JsonDrafts(
        JsonSniffer.received(payload, KalshiTrades::opens, MARKS, options.zone()),
        new KalshiTrades(options));
  }

  private static boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
    return WRAPPERS.contains(name);
  }

  @Override
  public void item(JsonItem item, Drafts drafts) {
    if (item.string("end_period_ts") != null) {
      drafts.leaveOut("candle(s), which --from kalshi-candles takes");
      return;
    }
    String price = KalshiPrices.of(item, "yes_price");
    if (price == null) {
      throw new UnusableException("'yes_price_dollars' is missing");
    }
    long at = new Instants(item, options.zone()).required("created_time", "created_ts");
    drafts.add(
        new Draft.Observation(
            item,
            null,
            options.event(),
            item.required("ticker"),
            "last_trade",
            at,
            Received.of(item, options.zone()).known(at),
            price));
  }
}
