package io.asofguard.replay;

import io.asofguard.api.Series;
import io.asofguard.guard.Answer;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.PackedReads;
import io.asofguard.law.Law;
import io.asofguard.law.Milestone;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.ReadPart;
import io.asofguard.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds recorded forecasts against what came, by the labels, outcomes and prices of one edition.
 * Used by one thread.
 */
public final class Scorer {
  private static final Set<String> WON = Set.of("1", "yes", "true", "won");
  private static final Set<String> LOST = Set.of("0", "no", "false", "lost");

  private final Store store;
  private final Edition edition;
  private final Labels labels;
  private final String market;
  private final long now;

  /**
   * A scorer.
   *
   * @param guard whose forecasts
   * @param edition whose walls, outcomes and prices count
   * @param labels what forecasts count as at that edition
   * @param market the field of the market's price
   */
  public Scorer(AsOfGuard guard, Edition edition, Labels labels, String market) {
    this.store = guard.store();
    this.edition = edition;
    this.labels = labels;
    this.market = market;
    this.now = store.clock().now();
  }

  /**
   * Goes through the forecasts of a run.
   *
   * @param run the run
   * @param to gets each by cutoff and entity
   */
  public void each(ForecastRun run, Consumer<ScoredForecast> to) {
    Judge judge = new Judge(edition, store.catalog().entities(run.event(), edition.snapshot()));
    store
        .forecasts()
        .callsWithReads(
            run.id(),
            (call, parts) -> {
              boolean tainted = isTainted(judge, call, parts);
              for (Map.Entry<String, Double> value : call.values().entrySet()) {
                to.accept(scored(run, call, value.getKey(), value.getValue(), tainted));
              }
            });
  }

  private static boolean isTainted(Judge judge, ForecastCall call, List<ReadPart> parts) {
    judge.begin(call.cutoff());
    for (ReadPart part : parts) {
      PackedReads.each(part, judge::read);
    }
    return judge.isTainted();
  }

  private ScoredForecast scored(
      ForecastRun run, ForecastCall call, String entity, double value, boolean tainted) {
    return new ScoredForecast(
        run,
        call,
        entity,
        value,
        labels.of(run, call, entity, tainted),
        outcome(entity),
        price(entity, run.isLive() ? call.writtenAt() : call.cutoff()));
  }

  private @Nullable Integer outcome(String entity) {
    Milestone resolved = edition.resolution(entity, now);
    String text = resolved == null ? null : resolved.outcome();
    if (text == null) {
      return null;
    }
    String word = text.strip().toLowerCase(Locale.ROOT);
    return WON.contains(word) ? (Integer) 1 : LOST.contains(word) ? (Integer) 0 : null;
  }

  private @Nullable Double price(String entity, long at) {
    Answer answer = edition.read(new Series(entity, market), at, at, Law.AGELESS);
    return answer.isKnown() ? (Double) answer.value() : null;
  }
}
