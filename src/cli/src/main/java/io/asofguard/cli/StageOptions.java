package io.asofguard.cli;

import io.asofguard.backfill.StagePlan;
import io.asofguard.ingest.FileOptions;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import io.asofguard.store.StoreException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is staged, and what it replaces. */
final class StageOptions {
  @Option(names = "--name", required = true, paramLabel = "NAME", description = "What to call it.")
  String name = "";

  @Option(
      names = "--source",
      required = true,
      paramLabel = "SOURCE",
      description = "The source whose rows it replaces.")
  String source = "";

  @Option(
      names = "--entity",
      paramLabel = "GLOB",
      description = "Only these entities: * crosses /, case counts.")
  @Nullable String entity;

  @Option(names = "--field", paramLabel = "FIELD", description = "Only this field.")
  @Nullable String field;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "TS",
      description = "The first event time that it replaces.")
  String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TS",
      description = "The end of the range, exclusive.")
  String to = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  String reason = "";

  @Mixin ZoneOption zone = new ZoneOption();

  @Option(
      names = "--assume-lag",
      paramLabel = "DURATION",
      description = "For rows without a knowledge time: event time plus this (PT15M), as ASSUMED.")
  @Nullable Duration assumeLag;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "CSV or JSONL, or what --as says; gzip by its ending .gz; - is stdin.")
  List<String> files = List.of();

  @Mixin private StagedKindOptions kind = new StagedKindOptions();

  StagePlan plan() {
    if (SourceKinds.names().contains(from)) {
      throw new RefusedException(
          "--from says where the range begins; say what the files are with --as " + from);
    }
    return new StagePlan(
        name,
        source,
        entity,
        field,
        Times.parse("--from", from, zone.zone),
        Times.parse("--to", to, zone.zone),
        reason);
  }

  /**
   * A source that is mistyped replaces nothing, and adds its rows beside those of the right one.
   */
  void noteNewSource(Store store, Session session) {
    List<String> known = knownSources(store);
    if (!known.contains(source)) {
      session.note(
          "the store has no rows of source "
              + source
              + " yet, so there are none to replace"
              + Nearest.offer(source, known));
    }
  }

  /** Where the store is not made whole yet, the change that follows does it, or says why not. */
  private List<String> knownSources(Store store) {
    try {
      return store.exists() ? store.catalog().sources() : List.of(source);
    } catch (StoreException notYet) {
      return List.of(source);
    }
  }

  FileOptions reading() {
    return kind.options(zone.zone, assumeLag, entity, field);
  }
}
