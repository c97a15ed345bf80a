package io.asofguard.cli;

import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which rows a listing counts. */
final class ListOptions {
  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Option(
      names = "--basis",
      paramLabel = "BASIS",
      description = "RECORDED, CLAIMED or ASSUMED: leave out rows of a weaker basis.")
  private @Nullable Basis basis;

  @Option(names = "--source", paramLabel = "SOURCE", description = "Rows of this source only.")
  private @Nullable String source;

  boolean areGiven() {
    return snapshot.number != null || basis != null || source != null;
  }

  ViewOptions view() {
    Basis least = basis == null ? Basis.ASSUMED : basis;
    return new ViewOptions(snapshot.number, false, source, least);
  }
}
