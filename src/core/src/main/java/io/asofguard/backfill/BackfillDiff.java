package io.asofguard.backfill;

import io.asofguard.api.Series;
import io.asofguard.store.BackfillRecord;
import io.asofguard.store.Compared;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What publishing a backfill changes, or has changed.
 *
 * @param plan the backfill, as it was when it was compared
 * @param compared the live edition that it was compared with, and the digest of both
 * @param series every series of which it brings or replaces a row, by name
 * @param warnings what is allowed and yet often a mistake
 * @param forecasts the recorded forecasts that read something which changes, by run and cutoff
 * @param forecastsBySeries how many forecasts read something of a series that changes
 */
public record BackfillDiff(
    BackfillRecord plan,
    Compared compared,
    List<SeriesDiff> series,
    List<Warning> warnings,
    List<ForecastImpact> forecasts,
    Map<Series, Long> forecastsBySeries) {

  /**
   * The series that don't stay as they are.
   *
   * @return those of which a row differs, by name
   */
  public List<SeriesDiff> differing() {
    return series.stream().filter(SeriesDiff::differs).toList();
  }

  /**
   * A figure of all series together.
   *
   * @param figure such as {@code SeriesDiff::added}
   * @return the sum
   */
  public long total(ToLongFunction<SeriesDiff> figure) {
    return series.stream().mapToLong(figure).sum();
  }

  /**
   * The first cutoff at which some answer changes.
   *
   * @return nanoseconds since the epoch, UTC; null if no answer changes
   */
  public @Nullable Long firstCutoff() {
    Long first = null;
    for (SeriesDiff each : series) {
      first = SeriesTally.earlier(first, each.firstCutoff());
    }
    return first;
  }
}
