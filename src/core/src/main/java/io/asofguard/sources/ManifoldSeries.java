package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import io.asofguard.law.MilestoneKind;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resolved market of Manifold with its probabilities, as data sets of them go round: {@code
 * market_id}, {@code created_ts}, {@code resolved_ts}, {@code outcome}, and {@code series} of
 * {@code [second, probability]}. The times were cut to whole seconds, so several bets may share
 * one: the last counts. The first point is the prior at the creation, which nobody bet.
 */
final class ManifoldSeries implements ItemAdapter {
  private final @Nullable ZoneId zone;
  private final boolean takesFetchTime;

  /**
   * For one payload.
   *
   * @param zone where a receive time without an offset is from; null refuses it
   * @param takesFetchTime whether the fetch time in the payload stands for knowledge times that
   *     nobody gave
   */
  ManifoldSeries(@Nullable ZoneId zone, boolean takesFetchTime) {
    this.zone = zone;
    this.takesFetchTime = takesFetchTime;
  }

  @Override
  public void item(JsonItem item, Drafts drafts) {
    String market = item.required("market_id");
    Received received = Received.of(item, zone);
    Received fetched = received.orLater(fetched(item));
    Received known = received.at() != null || takesFetchTime ? fetched : received;
    Instants at = new Instants(item, null);
    Long created = at.seconds("created_ts");
    if (!(item.fields().get("series") instanceof List<?> points)) {
      throw new UnusableException("'series' is missing");
    }
    for (Object point : points) {
      point(item, market, known, created, point, drafts);
    }
    new Milestones(item, market, market, fetched.at(), drafts)
        .add(MilestoneKind.RESOLVED, at.seconds("resolved_ts"), item.string("outcome"));
  }

  /** A lag is assumed for values alone: the fetch is what is known of a milestone. */
  private Received fetched(JsonItem item) {
    JsonItem provenance = item.inner("provenance");
    return new Received(provenance == null ? null : Received.latest(provenance.fields(), zone));
  }

  private static void point(
      JsonItem item,
      String market,
      Received known,
      @Nullable Long created,
      @Nullable Object point,
      Drafts drafts) {
    List<?> pair = point instanceof List<?> list && list.size() == 2 ? list : List.of("", "");
    String second = JsonItem.scalar(pair.get(0));
    String value = JsonItem.scalar(pair.get(1));
    if (second == null || value == null) {
      drafts.unusable(item, "series: a point is no pair of a second and a probability");
      return;
    }
    long at = EpochTime.SECONDS.read("series", second);
    if (created != null && at == created && value.equals("0.5")) {
      drafts.leaveOut("prior(s) at the creation of a market");
      return;
    }
    drafts.add(
        new Draft.Observation(
            item, null, market, market, "market_mid", at, known.known(at), value));
  }
}
