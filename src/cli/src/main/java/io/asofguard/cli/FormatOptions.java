package io.asofguard.cli;

import io.asofguard.ingest.SourceFormat;
import io.asofguard.store.RefusedException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the files of an import are, where they are not our own, and what is said beside them. */
final class FormatOptions {
  @Mixin private FileKindOptions kind = new FileKindOptions();

  @Mixin private PayloadOptions payload = new PayloadOptions();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The source of rows that name none; else the KIND, or default.")
  private @Nullable String source;

  @Option(
      names = "--field",
      paramLabel = "FIELD",
      description = "The field of a payload that names none.")
  private @Nullable String field;

  @Nullable Long fetchedAt(@Nullable ZoneId zone) {
    return payload.fetchedAt(zone);
  }

  boolean isOfSource() {
    return kind.isGiven();
  }

  /** How an entity is tied to an event; null if the kind says itself what its entities lack. */
  @Nullable String howToTie() {
    if (!kind.isGiven()) {
      return "a column event";
    }
    return kind.isNamedByToken() ? null : "--event EVENT";
  }

  String source() {
    return source == null ? kind.name("default") : source;
  }

  @Nullable SourceFormat format(@Nullable ZoneId zone, boolean lagAssumed) {
    if (!kind.isGiven()) {
      kind.refuseWithoutKind();
      refuseRest();
      return null;
    }
    return kind.kind().format(kind.options(payload.said(zone, lagAssumed, field)));
  }

  private void refuseRest() {
    if (payload.isGiven() || field != null) {
      throw new RefusedException(
          "--until, --field, --window and --map go with --from; our own files name these in"
              + " columns");
    }
  }
}
