package io.asofguard.cli;

import io.asofguard.guard.Edition;
import io.asofguard.replay.Cutoffs;
import io.asofguard.replay.Questions;
import io.asofguard.replay.Span;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which event is asked about, and at which cutoffs. */
final class CutoffOptions {
  @Option(
      names = "--event",
      required = true,
      paramLabel = "EVENT",
      description = "The event whose entities are asked about.")
  private String event = "";

  @Option(
      names = "--from",
      paramLabel = "TS",
      description =
          "The first cutoff; else, on a whole multiple of --every since 1970 UTC, the first at which a"
              + " value of the event was known.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TS",
      description = "No cutoff lies after it; else the event's last wall, or now.")
  private @Nullable String to;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description = "The distance from cutoff to cutoff, such as PT6H.")
  private @Nullable Duration every;

  @Option(
      names = "--at",
      paramLabel = "TS",
      split = ",",
      description = "One cutoff, instead of --every; may be given several times.")
  private List<String> at = new ArrayList<>();

  @Mixin private ZoneOption zone = new ZoneOption();

  String event() {
    return event;
  }

  /** What is asked about the event in an edition of the store. */
  Questions questions(Store store, Edition edition, long seed) {
    EventNames.known(store.catalog(), event);
    List<String> entities = store.catalog().entities(event, edition.snapshot());
    return Questions.of(edition, entities, event, seed);
  }

  Cutoffs cutoffs(Store store, Edition edition, Questions questions) {
    if (every == null) {
      return named();
    }
    if (!at.isEmpty()) {
      throw new RefusedException("give the cutoffs one by one with --at, or --every; not both");
    }
    Long first = Times.parseIfGiven("--from", from, zone.zone);
    Long last = Times.parseIfGiven("--to", to, zone.zone);
    return Cutoffs.every(
        first == null ? Span.first(store, edition, questions, every) : first,
        last == null ? Span.last(store, questions) : last,
        every);
  }

  private Cutoffs named() {
    if (at.isEmpty() || from != null || to != null) {
      throw new RefusedException(
          "name the cutoffs: --every PT6H, with --from and --to if you like, or --at TS");
    }
    return Cutoffs.of(at.stream().map(text -> Times.parse("--at", text, zone.zone)).toList());
  }
}
