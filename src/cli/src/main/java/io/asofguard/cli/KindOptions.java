package io.asofguard.cli;

import io.asofguard.sources.SourceKind;
import io.asofguard.sources.SourceOptions;
import io.asofguard.store.RefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which source's own format it is, and what its entities are called. */
abstract class KindOptions {
  @Option(
      names = "--entity",
      paramLabel = "ENTITY",
      description = {
        "The entity of a payload that names none; or, for names by Gamma, a pattern of",
        "{event}, {market} and {title}."
      })
  private @Nullable String entity;

  @Mixin private NameOptions names = new NameOptions();

  /** The kind's name; null if it is our own format. */
  abstract @Nullable String from();

  boolean isGiven() {
    return from() != null;
  }

  String name(String otherwise) {
    String from = from();
    return from == null ? otherwise : from;
  }

  SourceOptions options(SourceOptions more) {
    return more.about(entity, names.event, names.markets);
  }

  /** Whether its entities are called by tokens, for want of a name. */
  boolean isNamedByToken() {
    return entity == null && names.markets == null && kind().isOfTokens();
  }

  void refuseWithoutKind() {
    if (entity != null || names.isGiven()) {
      throw new RefusedException(
          "--entity, --event and --markets go with --from; our own format has columns for them");
    }
  }

  SourceKind kind() {
    return SourceKinds.named("--from", name(""));
  }
}
