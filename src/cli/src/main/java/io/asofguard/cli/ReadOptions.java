package io.asofguard.cli;

import io.asofguard.guard.Edition;
import io.asofguard.store.Store;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which rows may answer a read. */
final class ReadOptions {
  @Mixin private EditionOptions rows = new EditionOptions();

  @Option(
      names = "--as-was",
      description = "Observations as they stood in the store at the cutoff, walls of today.")
  private boolean asWas;

  @Option(
      names = "--max-age",
      paramLabel = "DURATION",
      description = "STALE if the value is older than this (PT30M) at the asked event time.")
  private @Nullable Duration maxAge;

  @Mixin private EngineOption engine = new EngineOption();

  Edition edition(Store store, Session session) {
    return engine.edition(store, rows.view(asWas), session);
  }

  long maxAge() {
    return Times.bound(maxAge);
  }

  void checkSource(Store store, Session session) {
    rows.checkSource(store, session);
  }
}
