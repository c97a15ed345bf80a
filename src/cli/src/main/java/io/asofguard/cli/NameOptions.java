package io.asofguard.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What names a payload's entities and their event, where the payload doesn't. */
final class NameOptions {
  @Option(
      names = "--event",
      paramLabel = "EVENT",
      description = "The event that its entities belong to, where the payload doesn't say.")
  @Nullable String event;

  @Option(
      names = "--markets",
      paramLabel = "FILE",
      description =
          "Gamma's answer for the markets that Polymarket's tokens belong to: it names them.")
  @Nullable String markets;

  boolean isGiven() {
    return event != null || markets != null;
  }
}
