package io.asofguard.replay;

import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import io.asofguard.store.ForecastRun;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the forecasts of a run follow from besides questions and snapshot, as the ledger keeps it:
 * one line of words.
 *
 * @param code which code it is; null for live forecasts, which may outlive a change of it, and if
 *     the first forecaster could not say
 * @param seed from which the seed of each question follows
 * @param least the weakest basis
 * @param asWas whether observations are read as they stood at the cutoff
 * @param sumsToOne whether the answers to a question are probabilities that add up to one
 * @param source the only source; null for all
 */
public record RunSettings(
    @Nullable String code,
    long seed,
    Basis least,
    boolean asWas,
    boolean sumsToOne,
    @Nullable String source) {

  static RunSettings of(ReplayPlan plan, String codeVersion) {
    ViewOptions options = plan.options();
    return new RunSettings(
        plan.isLive() || codeVersion.isEmpty() ? null : codeVersion,
        plan.seed(),
        options.least(),
        options.asWas(),
        plan.sumsToOne(),
        options.source());
  }

  /**
   * The settings of a run on file.
   *
   * @param run the run
   * @return what it was begun with
   */
  public static RunSettings of(ForecastRun run) {
    String text = run.settings();
    int at = text.indexOf(" source=");
    String source = at < 0 ? null : text.substring(at + " source=".length());
    Map<String, String> words = new HashMap<>();
    for (String word : (at < 0 ? text : text.substring(0, at)).split(" ", -1)) {
      int equals = word.indexOf('=');
      words.put(equals < 0 ? word : word.substring(0, equals), word.substring(equals + 1));
    }
    return new RunSettings(
        words.get("code"),
        Long.parseLong(words.getOrDefault("seed", "0")),
        Basis.parse(words.getOrDefault("basis", "")).orElse(Basis.ASSUMED),
        words.containsKey("as-was"),
        words.containsKey("sums-to-one"),
        source);
  }

  /** The same whatever code it is. */
  RunSettings withoutCode() {
    return new RunSettings(null, seed, least, asWas, sumsToOne, source);
  }

  /** The line on file; a source may have blanks, so it comes last. */
  String text() {
    return (code == null ? "" : "code=" + code + " ")
        + "seed="
        + seed
        + " basis="
        + least
        + (asWas ? " as-was" : "")
        + (sumsToOne ? " sums-to-one" : "")
        + (source == null ? "" : " source=" + source);
  }

  /**
   * The rows that answer the run's reads.
   *
   * @param snapshot the edition
   * @return the options of its views
   */
  public ViewOptions options(long snapshot) {
    return new ViewOptions(snapshot, asWas, source, least);
  }
}
