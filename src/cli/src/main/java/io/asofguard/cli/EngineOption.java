package io.asofguard.cli;

import io.asofguard.store.RefusedException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which engine answers. */
final class EngineOption {
  private enum Engine {
    AUTO,
    SQL,
    INDEX;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "auto, sql or index: force one engine; all give the same answers.")
  private Engine engine = Engine.AUTO;

  void check() {
    if (engine == Engine.INDEX) {
      throw new RefusedException(
          "this version has no index yet: use --engine sql, or leave --engine out");
    }
  }
}
