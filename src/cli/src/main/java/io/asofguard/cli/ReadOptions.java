package io.asofguard.cli;

import io.asofguard.guard.Edition;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import io.asofguard.store.Store;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which rows may answer a read. */
final class ReadOptions {
  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Option(
      names = "--as-was",
      description = "Observations as they stood in the store at the cutoff, walls of today.")
  private boolean asWas;

  @Option(
      names = "--basis",
      paramLabel = "BASIS",
      description = "RECORDED, CLAIMED or ASSUMED: hide rows of a weaker basis.")
  private Basis basis = Basis.ASSUMED;

  @Option(names = "--source", paramLabel = "SOURCE", description = "Rows of this source only.")
  private @Nullable String source;

  @Option(
      names = "--max-age",
      paramLabel = "DURATION",
      description = "STALE if the value is older than this (PT30M) at the asked event time.")
  private @Nullable Duration maxAge;

  @Mixin private EngineOption engine = new EngineOption();

  Edition edition(Store store, Session session) {
    ViewOptions view = new ViewOptions(snapshot.number, asWas, source, basis);
    return engine.edition(store, view, session);
  }

  long maxAge() {
    return Times.bound(maxAge);
  }

  /** A source that nobody knows is no error, but most often a slip. */
  void checkSource(Store store, Session session) {
    if (source == null) {
      return;
    }
    List<String> sources = store.catalog().sources();
    if (!sources.contains(source)) {
      session.note("no source is called '" + source + "'" + Nearest.offer(source, sources));
    }
  }
}
