package io.asofguard.sources;

import io.asofguard.law.MilestoneKind;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Manifold's markets: {@code closeTime} is a plan until the resolution, which rewrites it to the
 * earlier of the two, and a fact after it. The market's {@code probability} is not taken: fetched
 * late it gives the outcome away.
 */
final class ManifoldMarkets implements ItemAdapter {
  private final @Nullable ZoneId zone;

  ManifoldMarkets(@Nullable ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public void item(JsonItem item, Drafts drafts) {
    ManifoldLayout.requireNoBets(item);
    String market = item.required("id");
    Instants at = new Instants(item, zone);
    Milestones to = new Milestones(item, market, market, Received.of(item, zone).at(), drafts);
    Long close = at.millis("closeTime");
    if (!item.isTrue("isResolved")) {
      to.add(MilestoneKind.SCHEDULED_CLOSE, close, null);
      return;
    }
    Long resolved = at.millis("resolutionTime");
    if (resolved == null) {
      throw new UnusableException("'isResolved' is true and 'resolutionTime' is missing");
    }
    to.add(MilestoneKind.CLOSED, close, null);
    to.add(MilestoneKind.RESOLVED, resolved, outcome(item));
  }

  private static @Nullable String outcome(JsonItem item) {
    String resolution = item.required("resolution");
    return switch (resolution) {
      case "YES" -> "1";
      case "NO" -> "0";
      case "MKT" -> item.first("resolutionProbability", "resolution");
      default -> resolution;
    };
  }
}
