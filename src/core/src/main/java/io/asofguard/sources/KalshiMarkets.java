package io.asofguard.sources;

import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Payload;
import io.asofguard.law.MilestoneKind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kalshi's markets: the milestones of each ticker, known when fetched.
 *
 * <p>{@code close_time} is a plan as long as the market can trade, and a fact after. Between the
 * determination and the settlement Kalshi gives the result and no instant for it: it is {@code
 * proposed} no later than it was fetched. A dispute may amend it: the same market fetched again is
 * a revision. Expirations are taken for nothing: {@code expected_expiration_time} can lie months
 * after the latest one.
 */
final class KalshiMarkets implements ItemAdapter {
  private static final Set<String> WRAPPERS = Set.of("market", "markets", "events");
  private static final Set<String> TRADING =
      Set.of("initialized", "unopened", "active", "open", "paused", "inactive");
  private static final Set<String> DECIDED = Set.of("determined", "disputed", "amended");
  private static final Set<String> SETTLED = Set.of("finalized", "settled");
  private static final Set<String> CLOSED = Set.of("closed");
  private static final Marks MARKS = Marks.of("close_time", "ticker event_ticker status");

  private final SourceOptions options;

  private KalshiMarkets(SourceOptions options) {
    this.options = options;
  }

  static DraftReader open(Payload payload, SourceOptions options) {
    return new JsonDrafts(
        JsonSniffer.received(payload, KalshiMarkets::opens, MARKS, options.zone()),
        new KalshiMarkets(options));
  }

  private static boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
    return WRAPPERS.contains(name);
  }

  @Override
  public String idle() {
    return "market(s) without a date";
  }

  @Override
  public void item(JsonItem item, Drafts drafts) {
    String ticker = item.required("ticker");
    String event = item.firstAround("event_ticker");
    if (event == null) {
      throw new UnusableException("'event_ticker' is missing");
    }
    Received received = Received.of(item, options.zone());
    Long known = received.at() == null ? options.fetchedAt() : received.at();
    market(item, new Milestones(item, event, ticker, received.at(), drafts), known);
  }

  private void market(JsonItem item, Milestones to, @Nullable Long known) {
    String status = item.required("status");
    Instants at = new Instants(item, options.zone());
    Long close = at.written("close_time");
    if (TRADING.contains(status)) {
      to.add(MilestoneKind.SCHEDULED_CLOSE, close, null);
      return;
    }
    if (!CLOSED.contains(status) && !DECIDED.contains(status) && !SETTLED.contains(status)) {
      throw new UnusableException("unknown status '" + status + "'");
    }
    to.add(MilestoneKind.CLOSED, close, null);
    to.add(MilestoneKind.EVENT_END, at.written("occurrence_datetime"), null);
    if (DECIDED.contains(status)) {
      to.add(MilestoneKind.PROPOSED, known, result(item));
    } else if (SETTLED.contains(status)) {
      to.add(MilestoneKind.RESOLVED, at.required("settlement_ts", "settlement_time"), result(item));
    }
  }

  private static @Nullable String result(JsonItem item) {
    String result = item.string("result");
    if ("yes".equals(result)) {
      return "1";
    }
    return "no".equals(result) ? "0" : item.first("settlement_value_dollars", "result");
  }
}
