package io.asofguard.cli;

import io.asofguard.ingest.FileOptions;
import io.asofguard.ingest.SourceFormat;
import io.asofguard.sources.SourceKind;
import io.asofguard.sources.SourceOptions;
import io.asofguard.store.RefusedException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What staged files are, where they are not our own. */
final class StagedKindOptions {
  private static final Pattern GLOB = Pattern.compile("[*?\\[]");

  @Option(
      names = "--as",
      paramLabel = "KIND",
      completionCandidates = SourceKinds.class,
      description = {
        "The files are what a source sends, as it came, what --from says for import: one of",
        "${COMPLETION-CANDIDATES}.",
        "An --entity that is no pattern, and a --field, name those of a payload that names none."
      })
  private @Nullable String kind;

  @Option(
      names = "--entity-pattern",
      paramLabel = "PATTERN",
      description =
          "For names by Gamma: what --entity says for import, of {event}, {market}, {title}.")
  private @Nullable String pattern;

  @Mixin private NameOptions names = new NameOptions();

  @Mixin private PayloadOptions payload = new PayloadOptions();

  /** How a plan's files are read. */
  FileOptions options(
      @Nullable ZoneId zone,
      @Nullable Duration assumeLag,
      @Nullable String entity,
      @Nullable String field) {
    return new FileOptions(
        zone, assumeLag, payload.fetchedAt(zone), format(zone, assumeLag != null, entity, field));
  }

  private @Nullable SourceFormat format(
      @Nullable ZoneId zone, boolean lagAssumed, @Nullable String entity, @Nullable String field) {
    if (kind == null) {
      refuseWithoutKind();
      return null;
    }
    SourceKind known = SourceKinds.named("--as", kind);
    SourceOptions said =
        payload
            .said(zone, lagAssumed, known.isAboutOneField() ? field : null)
            .about(entity(known, entity), names.event, names.markets);
    return known.format(said);
  }

  private void refuseWithoutKind() {
    if (pattern != null || names.isGiven() || payload.isGiven()) {
      throw new RefusedException(
          "--event, --markets, --entity-pattern, --until, --window and --map go with --as; our own"
              + " files name these in columns");
    }
  }

  private @Nullable String entity(SourceKind known, @Nullable String ofPlan) {
    boolean named = names.markets != null || !known.isAboutOneEntity();
    if (pattern != null && names.markets == null && known != SourceKind.POLYMARKET_GAMMA) {
      throw new RefusedException(
          "--entity-pattern goes with --markets, or with --as polymarket-gamma; an entity is named"
              + " with --entity");
    }
    if (pattern != null) {
      return pattern;
    }
    boolean one = ofPlan != null && !GLOB.matcher(ofPlan).find();
    return one && !named ? ofPlan : null;
  }
}
