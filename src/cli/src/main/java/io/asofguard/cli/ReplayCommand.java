package io.asofguard.cli;

import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.ViewOptions;
import io.asofguard.replay.Cutoffs;
import io.asofguard.replay.ForecasterSource;
import io.asofguard.replay.Questions;
import io.asofguard.replay.Replay;
import io.asofguard.replay.ReplayPlan;
import io.asofguard.replay.RunNames;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "replay",
    description = "Runs a forecaster over past cutoffs exactly as if it had run then.",
    footer = {
      "",
      "Example:",
      "  asof replay --forecaster my.Model --classpath target/classes --event april-3-10 \\",
      "    --every PT6H --name model-1",
      "  asof replay --exec 'python3 model.py' --event april-3-10 --every PT6H --jobs 2",
      "",
      "At each cutoff it asks about the entities whose wall lies after it, shows the forecaster what",
      "was knowable then and nothing else, and records the answer. The folder of the run, in the",
      "store's folder runs, gets forecasts.csv, receipts.csv (what was read, and which row answered)",
      "and manifest.json. The same run again gives the same forecasts and digests. A run that was",
      "interrupted goes on with the same --name: what is done is not asked again.",
      "Exit 3 if the forecaster failed at a cutoff, 4 if prices without a wall were read, 130 if it",
      "was interrupted. What the forecaster prints goes to stderr."
    })
final class ReplayCommand extends AsofCommand {
  @Mixin private ForecasterOptions forecaster = new ForecasterOptions();
  @Mixin private CutoffOptions cutoffs = new CutoffOptions();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Option(
      names = "--as-was",
      description = "Observations as they stood in the store at each cutoff, walls of today.")
  private boolean asWas;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Ask so many forecasters at the same time; the files are the same.")
  private int jobs = 1;

  @Option(
      names = "--keep-going",
      description = "Go on after a cutoff at which the forecaster failed.")
  private boolean keepGoing;

  @Mixin private EngineOption engine = new EngineOption();

  @Override
  int run(Session session) {
    if (jobs < 1) {
      throw new RefusedException("--jobs needs at least 1: --jobs " + jobs);
    }
    try (Store store = session.writing();
        ForecasterSource source = forecaster.source()) {
      AsOfGuard guard = engine.guard(store, new IndexNotes(session, false));
      ReplayPlan plan = plan(store, guard, source);
      options.checkSource(store, session);
      return RunReport.of(session, guard, source, plan);
    }
  }

  private ReplayPlan plan(Store store, AsOfGuard guard, ForecasterSource source) {
    String name = RunNames.of(options.name, source, store);
    ViewOptions pinned = Replay.pinned(store, name, options.view(snapshot.number, asWas));
    Edition edition = guard.edition(pinned);
    Questions questions = cutoffs.questions(store, edition, options.seed);
    Cutoffs times = cutoffs.cutoffs(store, edition, questions);
    return new ReplayPlan(
        name,
        false,
        cutoffs.event(),
        times,
        pinned,
        options.seed,
        options.sumsToOne,
        jobs,
        keepGoing);
  }
}
