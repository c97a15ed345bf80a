package io.asofguard.cli;

import io.asofguard.sources.SourceKind;
import io.asofguard.sources.SourceOptions;
import io.asofguard.store.RefusedException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which source's own format it is, and what its entities are called. */
final class KindOptions {
  @Option(
      names = "--from",
      paramLabel = "KIND",
      completionCandidates = Names.class,
      description = {
        "It is what a source sends, as it came: one of",
        "${COMPLETION-CANDIDATES}.",
      })
  private @Nullable String from;

  @Option(
      names = "--entity",
      paramLabel = "ENTITY",
      description = {
        "The entity of a payload that names none; or, for names by Gamma, a pattern of",
        "{event}, {market} and {title}."
      })
  private @Nullable String entity;

  @Option(
      names = "--event",
      paramLabel = "EVENT",
      description = "The event that its entities belong to, where the payload doesn't say.")
  private @Nullable String event;

  @Option(
      names = "--markets",
      paramLabel = "FILE",
      description =
          "Gamma's answer for the markets that Polymarket's tokens belong to: it names them.")
  private @Nullable String markets;

  /** The kinds of payload, for help and completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }

  private static List<String> names() {
    return Arrays.stream(SourceKind.values()).map(SourceKind::title).toList();
  }

  boolean isGiven() {
    return from != null;
  }

  String name(String otherwise) {
    return from == null ? otherwise : from;
  }

  SourceOptions options(SourceOptions more) {
    return more.about(entity, event, markets);
  }

  void refuseWithoutKind() {
    if (entity != null || event != null || markets != null) {
      throw new RefusedException(
          "--entity, --event and --markets go with --from; our own format has columns for them");
    }
  }

  SourceKind kind() {
    String name = name("");
    return Arrays.stream(SourceKind.values())
        .filter(kind -> kind.title().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    "--from knows no '"
                        + name
                        + "'"
                        + Nearest.offer(name, names())
                        + "; it is one of "
                        + String.join(", ", names())));
  }
}
