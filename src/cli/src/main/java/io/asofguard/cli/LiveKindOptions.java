package io.asofguard.cli;

import io.asofguard.sources.SourceKind;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which source's own feed it is. */
final class LiveKindOptions extends KindOptions {
  @Option(
      names = "--from",
      paramLabel = "KIND",
      completionCandidates = LiveKindOptions.Kinds.class,
      description = {
        "It is what a source sends, as it came: one of",
        "${COMPLETION-CANDIDATES}.",
      })
  private @Nullable String from;

  @Override
  @Nullable String from() {
    return from;
  }

  /** The kinds that a recorder takes, for help and completion. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(SourceKind.values())
          .filter(SourceKind::isLive)
          .map(SourceKind::title)
          .iterator();
    }
  }
}
