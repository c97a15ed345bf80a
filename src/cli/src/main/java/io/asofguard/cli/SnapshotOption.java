package io.asofguard.cli;

import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which edition of the store answers. */
final class SnapshotOption {
  @Option(
      names = "--snapshot",
      paramLabel = "N",
      description = "Answer from this edition of the store; else the newest.")
  @Nullable Long number;

  /** Every row of that edition. */
  ViewOptions view() {
    return new ViewOptions(number, false, null, Basis.ASSUMED);
  }
}
