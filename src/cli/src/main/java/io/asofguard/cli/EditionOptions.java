package io.asofguard.cli;

import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import io.asofguard.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which rows of the store something is held against. */
final class EditionOptions {
  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Option(
      names = "--basis",
      paramLabel = "BASIS",
      description = "RECORDED, CLAIMED or ASSUMED: hide rows of a weaker basis.")
  private Basis basis = Basis.ASSUMED;

  @Option(names = "--source", paramLabel = "SOURCE", description = "Rows of this source only.")
  private @Nullable String source;

  Edition edition(Store store, Session session) {
    checkSource(store, session);
    return AsOfGuard.over(store).edition(view(false));
  }

  ViewOptions view(boolean asWas) {
    return new ViewOptions(snapshot.number, asWas, source, basis);
  }

  void checkSource(Store store, Session session) {
    checkSource(source, store, session);
  }

  /** A source that nobody knows is no error, but most often a slip. */
  static void checkSource(@Nullable String source, Store store, Session session) {
    if (source == null) {
      return;
    }
    List<String> sources = store.catalog().sources();
    if (!sources.contains(source)) {
      session.note("no source is called '" + source + "'" + Nearest.offer(source, sources));
    }
  }
}
