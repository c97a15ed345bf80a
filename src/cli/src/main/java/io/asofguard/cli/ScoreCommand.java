package io.asofguard.cli;

import io.asofguard.cli.output.RowWriter;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.law.Counted;
import io.asofguard.replay.Label;
import io.asofguard.replay.Labels;
import io.asofguard.replay.Score;
import io.asofguard.replay.ScoredForecast;
import io.asofguard.replay.Scorer;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "score",
    description = "Holds recorded forecasts against what came, and the market beside them.",
    footer = {
      "",
      "Example:",
      "  asof score model-1",
      "  asof score model-1 model-2 --snapshot 3 --each",
      "",
      "Prints scope,run,event,label,forecasts,scored,brier,log_score,priced,brier_priced,",
      "log_score_priced,market_brier,market_log_score: a row per run, then per event, then in",
      "total, each for LIVE and REPLAY apart. Lower is better; the log score is minus the natural",
      "logarithm. The market's score is over the forecasts for which it had a price: that at the",
      "cutoff, of a live forecast that when it was written. LATE and TAINTED are listed and never",
      "scored, neither is what has no outcome yet. --each prints every forecast instead:",
      "run,event,entity,cutoff,label,probability,outcome,brier,log_score,market,written_at."
    })
final class ScoreCommand extends AsofCommand {
  private static final List<String> COLUMNS =
      List.of(
          "scope",
          "run",
          "event",
          "label",
          "forecasts",
          "scored",
          "brier",
          "log_score",
          "priced",
          "brier_priced",
          "log_score_priced",
          "market_brier",
          "market_log_score");
  private static final List<String> EACH =
      List.of(
          "run",
          "event",
          "entity",
          "cutoff",
          "label",
          "probability",
          "outcome",
          "brier",
          "log_score",
          "market",
          "written_at");

  private record Key(String scope, @Nullable String run, @Nullable String event, Label label) {}

  @Parameters(arity = "1..*", paramLabel = "RUN", description = "Runs, as asof runs lists them.")
  private List<String> names = List.of();

  @Option(
      names = "--live-within",
      paramLabel = "DURATION",
      description = "How soon after its cutoff a LIVE forecast is written; else PT15M.")
  private Duration liveWithin = Labels.LIVE_WITHIN;

  @Option(
      names = "--market",
      paramLabel = "FIELD",
      description = "The field of the market's price; else market_mid.")
  private String market = "market_mid";

  @Option(names = "--each", description = "A row per forecast, with its label and scores.")
  private boolean each;

  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Override
  int run(Session session) {
    try (Store store = session.reading()) {
      List<ForecastRun> runs =
          names.stream().distinct().map(name -> RunNamesOnFile.known(store, name)).toList();
      AsOfGuard guard = AsOfGuard.over(store);
      Edition edition = guard.edition(snapshot.view());
      Scorer scorer = new Scorer(guard, edition, new Labels(edition, liveWithin), market);
      if (each) {
        session.print(EACH, rows -> runs.forEach(run -> scorer.each(run, f -> each(f, rows))));
      } else {
        sums(session, runs, scorer);
      }
    }
    return ExitCode.DONE;
  }

  private static void each(ScoredForecast f, RowWriter rows) {
    Integer outcome = f.outcome();
    Integer scored = f.isScored() ? outcome : null;
    rows.row(
        f.run().name(),
        f.run().event(),
        f.entity(),
        Times.text(f.call().cutoff()),
        f.label().name(),
        f.probability(),
        outcome,
        scored == null ? null : (Double) ScoredForecast.brier(f.probability(), scored),
        scored == null ? null : (Double) ScoredForecast.logScore(f.probability(), scored),
        f.market(),
        Times.text(f.call().writtenAt()));
  }

  private static void sums(Session session, List<ForecastRun> runs, Scorer scorer) {
    Map<Key, Score> perRun = new LinkedHashMap<>();
    Map<Key, Score> perEvent = new LinkedHashMap<>();
    Map<Key, Score> total = new LinkedHashMap<>();
    for (ForecastRun run : runs) {
      scorer.each(
          run,
          f -> {
            add(perRun, new Key("run", run.name(), run.event(), f.label()), f);
            add(perEvent, new Key("event", null, run.event(), f.label()), f);
            add(total, new Key("total", null, null, f.label()), f);
          });
    }
    session.print(
        COLUMNS,
        rows ->
            List.of(perRun, perEvent, total)
                .forEach(part -> part.forEach((k, s) -> row(k, s, rows))));
    notes(session, total);
  }

  private static void add(Map<Key, Score> to, Key key, ScoredForecast forecast) {
    to.computeIfAbsent(key, k -> new Score()).add(forecast);
  }

  private static void row(Key key, Score score, RowWriter rows) {
    rows.row(
        key.scope,
        key.run,
        key.event,
        key.label.name(),
        score.forecasts(),
        score.scored(),
        score.brier(),
        score.logScore(),
        score.priced(),
        score.pricedBrier(),
        score.pricedLogScore(),
        score.marketBrier(),
        score.marketLogScore());
  }

  private static void notes(Session session, Map<Key, Score> total) {
    List<String> said = new ArrayList<>();
    total.forEach(
        (key, score) -> {
          if (!key.label.counts()) {
            said.add(
                Counted.of(
                    score.forecasts(),
                    "forecast is " + key.label + " and counts for nothing",
                    "forecasts are " + key.label + " and count for nothing"));
          } else if (score.scored() < score.forecasts()) {
            said.add(
                Counted.of(
                        score.forecasts() - score.scored(),
                        key.label + " forecast is",
                        key.label + " forecasts are")
                    + " not scored: no outcome is known, it is neither 1 nor 0, or the"
                    + " forecast is no probability");
          }
        });
    said.forEach(session::note);
  }
}
