package io.asofguard.cli;

import io.asofguard.ingest.SourceFormat;
import io.asofguard.sources.SourceKind;
import io.asofguard.sources.SourceOptions;
import io.asofguard.store.RefusedException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the files of an import are, where they are not our own, and what is said beside them. */
final class FormatOptions {
  @Option(
      names = "--from",
      paramLabel = "KIND",
      completionCandidates = Names.class,
      description = {
        "The files are a source's own payloads, as they came: one of",
        "${COMPLETION-CANDIDATES}."
      })
  private @Nullable String from;

  @Option(
      names = "--fetched-at",
      paramLabel = "TS",
      description =
          "For rows without a knowledge time: when you fetched them. The honest answer for a"
              + " backfill: all of it could be known then, and not before.")
  private @Nullable String fetchedAt;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The source of rows that name none; else the KIND, or default.")
  private @Nullable String source;

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
      names = "--until",
      paramLabel = "TS",
      description =
          "The end of the window that you asked the source for: what lies after it is kept out.")
  private @Nullable String until;

  @Option(
      names = "--markets",
      paramLabel = "FILE",
      description =
          "Gamma's answer for the markets that Polymarket's tokens belong to: it names them.")
  private @Nullable String markets;

  @Option(
      names = "--field",
      paramLabel = "FIELD",
      description = "The field of a payload that names none.")
  private @Nullable String field;

  @Option(
      names = "--map",
      split = ",",
      paramLabel = "NAME=COLUMN",
      description = {
        "With --from table: which column is what, as entity=COL,field=COL,value=COL,",
        "event_time=COL:UNIT:ZONE (iso, s, ms, us, ns). NAME==TEXT is the same in every row;",
        "entity=* or field=A|B names the columns of a wide table."
      })
  private List<String> map = List.of();

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

  @Nullable Long fetchedAt(@Nullable ZoneId zone) {
    return Times.parseIfGiven("--fetched-at", fetchedAt, zone);
  }

  String source() {
    if (source != null) {
      return source;
    }
    return from == null ? "default" : from;
  }

  @Nullable SourceFormat format(@Nullable ZoneId zone, boolean lagAssumed) {
    SourceOptions options =
        new SourceOptions(
            entity,
            event,
            Times.parseIfGiven("--until", until, zone),
            markets,
            fetchedAt(zone),
            lagAssumed,
            field,
            zone,
            map);
    if (from == null) {
      refuseWithoutKind();
      return null;
    }
    return kind(from).format(options);
  }

  private void refuseWithoutKind() {
    boolean says =
        entity != null || event != null || until != null || markets != null || field != null;
    if (says || !map.isEmpty()) {
      throw new RefusedException(
          "--entity, --event, --until, --markets, --field and --map go with --from; our own files"
              + " name these in columns");
    }
  }

  private static SourceKind kind(String name) {
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
