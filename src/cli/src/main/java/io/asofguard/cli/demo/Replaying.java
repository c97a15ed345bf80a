package io.asofguard.cli.demo;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The part of the story about a model that is run over the week as if it had run then. */
final class Replaying {
  private static final String RUN = "tweet-count";
  private static final String MODEL = "io.asofguard.examples.tweets.TweetCountForecaster";
  private static final String START = "2026-04-03T16:00:00Z";
  private static final String AFTER_THE_END = "2026-04-10T17:00:00Z";

  private final Teller teller;
  private final Steps steps;
  private final Fixture fixture;

  Replaying(Teller teller, Steps steps, Fixture fixture) {
    this.teller = teller;
    this.steps = steps;
    this.fixture = fixture;
  }

  void tell(String winner) {
    teller.chapter("8. A model, replayed over the week as if it had run then");
    mustBeBuilt();
    teller.say(
        "A model of src/examples: a negative binomial for the posts to come, blended with the"
            + " market. replay asks it every six hours about the brackets that were open, and shows"
            + " it what was known then and nothing else:");
    Rows run = steps.asof(replay("--from", START, "--every", "PT6H", "--name", RUN));
    teller.table(run.only("run", "status", "cutoffs", "forecasts", "failed", "tainted"));
    if (!run.cell("status").equals("complete") || !run.cell("cutoffs").equals("28")) {
      throw DemoException.broken(
          "the replay should have 28 cutoffs and be complete: " + run.rows());
    }
    teller.say("What it gave the bracket that won, in the middle of each day:");
    trace(winner);
    teller.say("Once more, an hour after the end:");
    steps.refused(replay("--at", AFTER_THE_END));
    score();
  }

  private void mustBeBuilt() {
    Path classes = Path.of(fixture.examples());
    if (!Files.isDirectory(classes)) {
      throw DemoException.failed(
          "the example model is not built: no "
              + classes.toAbsolutePath()
              + "; ./asof builds it together with itself");
    }
  }

  private String[] replay(String... more) {
    return Stream.concat(
            Stream.of("replay", "--forecaster", MODEL, "--classpath", fixture.examples()),
            Stream.concat(Stream.of("--event", Fixture.EVENT), Arrays.stream(more)))
        .toArray(String[]::new);
  }

  private void trace(String winner) {
    String forecasts = steps.inStore("runs/" + RUN + "/forecasts.csv");
    Rows chances =
        Rows.of(
            steps.shell(
                ShellLine.of("grep", "-e", "^event,", "-e", winner + ",.*T16:", forecasts)));
    teller.table(chances.only("entity", "cutoff", "probability"));
    BigDecimal last = probability(chances, chances.size() - 1);
    if (chances.size() != 7 || last.compareTo(probability(chances, 0)) <= 0) {
      throw DemoException.broken("the winner's chance should grow over seven days: " + chances);
    }
  }

  private static BigDecimal probability(Rows chances, int row) {
    return new BigDecimal(Rows.cell(chances.rows().get(row), "probability"));
  }

  private void score() {
    teller.say(
        "Refused: there is nobody left to ask about. Its score, beside the market's at the same"
            + " cutoffs; less is better:");
    Rows score = steps.asof("score", RUN).where(row -> Rows.cell(row, "scope").equals("run"));
    teller.table(score.only("label", "scored", "brier", "log_score", "market_brier"));
    teller.say(
        "It is about as good as the market, which is what an honest model of a liquid market looks"
            + " like. The same command on another day gives the same forecasts, to the byte.");
  }
}
