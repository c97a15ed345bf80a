package io.asofguard.cli;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where times without an offset are from. */
final class ZoneOption {
  @Option(
      names = "--tz",
      paramLabel = "ZONE",
      description = "Where times without an offset are from; a bare date is the end of that day.")
  @Nullable ZoneId zone;
}
