package io.asofguard.cli;

import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import io.asofguard.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a replay and a live forecast have in common, besides the forecaster. */
final class RunOptions {
  @Option(
      names = "--name",
      paramLabel = "RUN",
      description = "What to call the run; else what is run, and when.")
  @Nullable String name;

  @Option(
      names = "--basis",
      paramLabel = "BASIS",
      description = "RECORDED, CLAIMED or ASSUMED: hide rows of a weaker basis.")
  private Basis basis = Basis.ASSUMED;

  @Option(names = "--source", paramLabel = "SOURCE", description = "Rows of this source only.")
  private @Nullable String source;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "From which the seed of each question follows; else 0.")
  long seed;

  @Option(
      names = "--sums-to-one",
      description =
          "The answers are probabilities that add up to 1: a forecast that doesn't fails.")
  boolean sumsToOne;

  void checkSource(Store store, Session session) {
    EditionOptions.checkSource(source, store, session);
  }

  ViewOptions view(@Nullable Long snapshot, boolean asWas) {
    return new ViewOptions(snapshot, asWas, source, basis);
  }
}
