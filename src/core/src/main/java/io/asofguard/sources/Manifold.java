package io.asofguard.sources;

import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Payload;

/**
 * Manifold's bets and markets, in one payload or in several: a {@code market_mid} after each bet,
 * and the milestones of each market. Its times are milliseconds. An entity is called by its
 * market's id, which is its event's name as well, and in a market of several answers by {@code
 * MARKET/ANSWER}.
 */
final class Manifold implements ItemAdapter {
  private static final Marks MARKS =
      Marks.of(
          "probAfter",
          "contractId createdTime",
          "series",
          "isResolved",
          "closeTime",
          "id question");

  private static final Marks MARKET = Marks.of("isResolved", "closeTime");

  private final ManifoldBets bets;
  private final ManifoldMarkets markets;
  private final ManifoldSeries series;

  private Manifold(SourceOptions options) {
    this.bets = new ManifoldBets(options.zone());
    this.markets = new ManifoldMarkets(options.zone());
    this.series =
        new ManifoldSeries(options.zone(), options.fetchedAt() == null && !options.lagAssumed());
  }

  static DraftReader open(Payload payload, SourceOptions options) {
    return new JsonDrafts(
        JsonSniffer.received(payload, new ManifoldLayout(), MARKS, options.zone()),
        new Manifold(options));
  }

  @Override
  public void item(JsonItem item, Drafts drafts) {
    if (item.string("contractId") != null) {
      bets.item(item, drafts);
      marketOf(item, drafts);
    } else if (item.string("market_id") != null) {
      series.item(item, drafts);
    } else {
      markets.item(item, drafts);
    }
  }

  /** In a list, a bet that has its market inside is one item, and the market goes in as well. */
  private void marketOf(JsonItem bet, Drafts drafts) {
    JsonItem market = bet.within(bet.fields().get("market"));
    if (market != null && MARKET.areIn(market.fields())) {
      markets.item(market, drafts);
    }
  }
}
