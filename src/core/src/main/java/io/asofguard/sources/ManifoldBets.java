package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import java.math.BigDecimal;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Manifold's bets: the probability that a trader's bet moved the market to. */
final class ManifoldBets implements ItemAdapter {
  private final @Nullable ZoneId zone;

  ManifoldBets(@Nullable ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public void item(JsonItem item, Drafts drafts) {
    String idle = idle(item);
    if (idle != null) {
      drafts.leaveOut(idle);
      return;
    }
    String market = item.required("contractId");
    String answer = item.string("answerId");
    long at = EpochTime.MILLISECONDS.read("createdTime", item.required("createdTime"));
    drafts.add(
        new Draft.Observation(
            item,
            null,
            market,
            answer == null ? market : market + "/" + answer,
            "market_mid",
            at,
            Received.of(item, zone).known(at),
            item.required("probAfter")));
  }

  /** What makes a bet no price move of a trader, or null. */
  private static @Nullable String idle(JsonItem item) {
    if (item.isTrue("isRedemption")) {
      return "redemption(s)";
    }
    if (item.isTrue("isAnte")) {
      return "ante(s)";
    }
    if (item.isTrue("isCancelled")) {
      return "cancelled bet(s)";
    }
    return isZero(item.string("amount")) ? "limit order(s) that filled nothing" : null;
  }

  private static boolean isZero(@Nullable String amount) {
    try {
      return amount != null && new BigDecimal(amount).signum() == 0;
    } catch (NumberFormatException e) {
      throw new UnusableException("amount is no number: '" + amount + "'");
    }
  }
}
