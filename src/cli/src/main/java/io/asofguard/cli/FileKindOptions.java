package io.asofguard.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which source's own files they are. */
final class FileKindOptions extends KindOptions {
  @Option(
      names = "--from",
      paramLabel = "KIND",
      completionCandidates = SourceKinds.class,
      description = {
        "It is what a source sends, as it came: one of",
        "${COMPLETION-CANDIDATES}.",
      })
  private @Nullable String from;

  @Override
  @Nullable String from() {
    return from;
  }
}
