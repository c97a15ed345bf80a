package io.asofguard.cli;

import io.asofguard.guard.AsOfGuard;
import io.asofguard.replay.Cutoffs;
import io.asofguard.replay.ForecasterSource;
import io.asofguard.replay.ReplayPlan;
import io.asofguard.replay.RunNames;
import io.asofguard.store.Store;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "forecast",
    description = "Asks a forecaster once, now, and records a live forecast.",
    footer = {
      "",
      "Example:",
      "  asof forecast --forecaster my.Model --classpath target/classes --event april-3-10",
      "  asof forecast --exec 'python3 model.py' --event april-3-10 --name model-live",
      "",
      "The cutoff is now, by the machine's clock. A name that is there already gets one more",
      "forecast, so a job that runs every hour keeps one run. What is printed and written is what",
      "asof replay prints and writes."
    })
final class ForecastCommand extends AsofCommand {
  @Mixin private ForecasterOptions forecaster = new ForecasterOptions();
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--event",
      required = true,
      paramLabel = "EVENT",
      description = "The event whose entities are asked about.")
  private String event = "";

  @Override
  int run(Session session) {
    try (Store store = session.writing();
        ForecasterSource source = forecaster.source()) {
      EventNames.known(store.catalog(), event);
      AsOfGuard guard = AsOfGuard.over(store);
      ReplayPlan plan =
          new ReplayPlan(
              RunNames.of(options.name, source, store),
              true,
              event,
              Cutoffs.of(List.of(store.clock().now())),
              options.view(store.newest(), false),
              options.seed,
              options.sumsToOne,
              1,
              false);
      options.checkSource(store, session);
      return RunReport.of(session, guard, source, plan);
    }
  }
}
