package io.asofguard.sources;

import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Payload;
import io.asofguard.law.MilestoneKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Polymarket's Gamma API: for each outcome of a market its milestones, known when fetched.
 *
 * <p>{@code endDate} is a plan and no more. {@code closedTime} and {@code umaEndDate} are one
 * instant in two text forms, that of the settlement: it becomes {@code closed}, and {@code
 * resolved} with the outcome if the oracle's status says so and the prices are the two of a
 * settlement. Gamma has no field for when the outcome was known. No price of it is taken: fetched
 * late, they all give the outcome away.
 */
final class PolymarketGamma implements ItemAdapter {
  /** What an outcome is worth after the settlement; the last is a tie. */
  private static final Map<String, String> SETTLED =
      Map.of("1", "1", "0", "0", "1.0", "1", "0.0", "0", "0.5", "0.5");

  private final SourceOptions options;

  private PolymarketGamma(SourceOptions options) {
    this.options = options;
  }

  static DraftReader open(Payload payload, SourceOptions options) {
    return new JsonDrafts(Gamma.items(payload), new PolymarketGamma(options));
  }

  @Override
  public String idle() {
    return "event(s) or market(s) without a date";
  }

  @Override
  public void item(JsonItem item, Drafts drafts) {
    Gamma.markets(item, (market, event) -> market(market, event, drafts));
  }

  private void market(JsonItem market, @Nullable String eventAround, Drafts drafts) {
    if (market.isLone()) {
      drafts.unusable(market, JsonItems.LONE);
      return;
    }
    try {
      Received received = Received.of(market, options.zone());
      GammaMarket names = GammaMarket.of(market, eventAround, options.entity());
      Instants at = new Instants(market, options.zone());
      Long scheduled = at.written("endDate");
      Long closed = market.isTrue("closed") ? at.required("closedTime", "umaEndDate") : null;
      List<String> worth = closed == null ? List.of() : settled(market, names.outcomes().size());
      for (int i = 0; i < names.outcomes().size(); i++) {
        String entity = names.outcomes().get(i).entity();
        Milestones to = new Milestones(market, names.event(), entity, received.at(), drafts);
        to.add(MilestoneKind.SCHEDULED_CLOSE, scheduled, null);
        to.add(MilestoneKind.CLOSED, closed, null);
        to.add(
            MilestoneKind.RESOLVED,
            worth.isEmpty() ? null : closed,
            worth.isEmpty() ? null : worth.get(i));
      }
    } catch (UnusableException e) {
      drafts.unusable(market, e.reason());
    }
  }

  /** What each outcome is worth; empty as long as that is not settled. */
  private static List<String> settled(JsonItem market, int outcomes) {
    String status = market.string("umaResolutionStatus");
    List<String> prices = StringLists.of(market, "outcomePrices");
    boolean settled =
        (status == null || status.equals("resolved"))
            && prices.size() == outcomes
            && SETTLED.keySet().containsAll(prices);
    return settled ? prices.stream().map(SETTLED::get).toList() : List.of();
  }
}
