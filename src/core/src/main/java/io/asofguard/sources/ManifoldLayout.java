package io.asofguard.sources;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bets and markets stand in lists of their own, or in an object around one. */
final class ManifoldLayout implements Layout {
  private static final String BETS = "bets";
  private static final Set<String> WRAPPERS = Set.of(BETS, "bet", "markets", "market");

  @Override
  public boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
    return !inList && WRAPPERS.contains(name);
  }

  @Override
  public void opened(Opened object) {
    Map<String, @Nullable Object> beside = object.fields();
    if (object.held() && (beside.containsKey("isResolved") || beside.containsKey("closeTime"))) {
      throw betsInside();
    }
  }

  /** Of a market: one item can't be two. */
  static void requireNoBets(JsonItem market) {
    if (market.fields().get(BETS) instanceof List<?> bets && !bets.isEmpty()) {
      throw betsInside();
    }
  }

  private static UnusableException betsInside() {
    return new UnusableException(
        "a market has its bets inside; write markets and bets into lists of their own");
  }
}
