package io.asofguard.sources;

import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Payload;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Polymarket's Gamma API: for each outcome of a market its milestones, known when fetched.
 *
 * <p>{@code endDate} is a plan and no more. {@code closedTime} and {@code umaEndDate} are one
 * instant in two text forms, that of the settlement: it becomes {@code closed}, and {@code
 * resolved} with the outcome if the oracle's status says so and the prices are the two of a
 * settlement. Gamma has no field for when the outcome was known, nor for when the oracle's proposal
 * was made: that there is one is told. No price of it is taken: fetched late, they all give the
 * outcome away.
 */
final class PolymarketGamma implements ItemAdapter {
  /** What an outcome is worth after the settlement; the last is a tie. */
  private static final Map<String, String> SETTLED =
      Map.of("1", "1", "0", "0", "1.0", "1", "0.0", "0", "0.5", "0.5");

  private static final Set<String> PROPOSED = Set.of("proposed", "disputed");

  private final SourceOptions options;
  private final Map<String, Proposal> proposed = new LinkedHashMap<>();

  /** What the oracle has not settled yet, by its first outcome, and when that was seen. */
  private record Proposal(String event, String entity, @Nullable Long seen) {}

  private PolymarketGamma(SourceOptions options) {
    this.options = options;
  }

  static DraftReader open(Payload payload, SourceOptions options) {
    return new JsonDrafts(Gamma.received(payload, options.zone()), new PolymarketGamma(options));
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
      noteProposal(market, names, received.at());
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

  private void noteProposal(JsonItem market, GammaMarket names, @Nullable Long received) {
    String entity = names.outcomes().get(0).entity();
    List<String> all = statuses(market);
    if (all.isEmpty() || !PROPOSED.contains(all.get(all.size() - 1)) || market.isTrue("closed")) {
      proposed.remove(entity);
    } else {
      Long seen = received == null ? options.fetchedAt() : received;
      proposed.putIfAbsent(entity, new Proposal(names.event(), entity, seen));
    }
  }

  /** They serve a note alone: what can't be read keeps no milestone out. */
  private static List<String> statuses(JsonItem market) {
    String status = market.string("umaResolutionStatus");
    try {
      return status == null ? StringLists.of(market, "umaResolutionStatuses") : List.of(status);
    } catch (UnusableException e) {
      return List.of();
    }
  }

  /** A time of it would be a guess: the fetch is its latest, and a later fetch would move it. */
  @Override
  public void end(Drafts drafts) {
    proposed.values().stream().findFirst().ifPresent(first -> drafts.note(note(first)));
  }

  private String note(Proposal first) {
    return Drafts.counted(proposed.size(), "market(s)")
        + " with an outcome that is proposed or disputed in the oracle ("
        + first.entity
        + (proposed.size() == 1 ? "" : " first")
        + "); Gamma does not say since when, and from then on prices may know it: asof milestone "
        + quoted(first.event)
        + " proposed --entity "
        + quoted(first.entity)
        + " --at TS declares it, once for each outcome"
        + (first.seen == null ? "" : "; it was seen by " + Nanos.toInstant(first.seen));
  }

  private static String quoted(String name) {
    return "'" + name.replace("'", "'\\''") + "'";
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
