package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Origin;
import io.asofguard.ingest.Payload;
import io.asofguard.law.Law;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ALFRED's vintages of one series, as CSV or as the API's JSON: {@code realtime_start,
 * realtime_end, date, value}, ordered by date and then by realtime_start or the other way round.
 *
 * <p>A row is known at the end of its realtime_start in the source's zone, or when it was fetched
 * on that day. {@code .} is no value: where one stood before, a retraction. So is a value whose
 * realtime_end passes with no later row for its date, unless that is the last day that the file
 * speaks of; current rows say that it speaks of today. Keeps a few words per date.
 */
final class Alfred extends RowDrafts {
  private static final String CURRENT = "9999-12-31";

  private final Payload payload;
  private final SourceOptions options;
  private final Period period;
  private final Map<String, Spell> spells = new LinkedHashMap<>();
  private long lastDay = Long.MIN_VALUE;

  /** What the rows so far say of one date. */
  private static final class Spell {
    private final VintageState state = new VintageState();
    private long known = Long.MIN_VALUE;
    private @Nullable Long end;
  }

  private Alfred(Payload payload, SourceOptions options) {
    super(TableRows.of(payload, (name, before, inList) -> name.equals("observations")));
    this.payload = payload;
    this.options = options;
    this.period = new Period(options.zone());
    if (options.entity() == null) {
      throw payload.refused("names no series; say which with --entity, such as --entity GDPC1");
    }
    check(rows.names());
    drafts.note(
        period.note("a row is known at the end of its realtime_start", options.fetchedAt()));
  }

  static DraftReader open(Payload payload, SourceOptions options) {
    return new Alfred(payload, options);
  }

  private void check(List<String> header) {
    for (String name : List.of("realtime_start", "realtime_end", "date", "value")) {
      if (!header.isEmpty() && !header.contains(name)) {
        throw payload.refused(
            1, "has no column '" + name + "'; it needs realtime_start,realtime_end,date,value");
      }
    }
  }

  @Override
  void take() {
    refuseProblem();
    String date = required("date");
    long eventTime = period.end("date", date);
    long dayEnd = period.end("realtime_start", required("realtime_start"));
    long known = period.known(dayEnd, eventTime, options.fetchedAt());
    String until = required("realtime_end");
    Long end = until.equals(CURRENT) ? null : (Long) period.end("realtime_end", until);
    Spell spell = spells.computeIfAbsent(date, d -> new Spell());
    if (Law.order(known, spell.known) < 0) {
      throw new UnusableException(
          "the rows of " + date + " are not in the order of realtime_start; sort the file");
    }
    retractGap(spell, eventTime, known);
    String value = rows.get("value");
    switch (spell.state.next(value)) {
      case VALUE -> drafts.add(observation(rows.origin(), eventTime, known, value));
      case RETRACTION -> drafts.add(observation(rows.origin(), eventTime, known, null));
      case SAME -> drafts.leaveOut("row(s) like the vintage before");
      case NOTHING -> drafts.leaveOut("row(s) without a value");
    }
    spell.known = known;
    spell.end = end;
    lastDay = later(lastDay, end == null ? Long.MAX_VALUE : end);
  }

  private static long later(long a, long b) {
    return Law.order(a, b) < 0 ? b : a;
  }

  /** A value that ended days before the next one began was gone in between. */
  private void retractGap(Spell spell, long eventTime, long known) {
    Long gone = gone(spell);
    if (gone != null && Law.order(gone, known) < 0) {
      spell.state.next(null);
      drafts.add(observation(rows.origin(), eventTime, gone, null));
    }
  }

  /** The day after realtime_end has no value; it is over, and so known, a day later. */
  private @Nullable Long gone(Spell spell) {
    return spell.end == null || !spell.state.hasValue() ? null : (Long) period.dayAfter(spell.end);
  }

  /** Retracts what ended before the last day that the file speaks of. */
  @Override
  void end(Origin at) {
    spells.forEach(
        (date, spell) -> {
          Long gone = gone(spell);
          if (gone != null && spell.end != null && Law.order(spell.end, lastDay) < 0) {
            drafts.add(observation(at, period.end("date", date), gone, null));
          }
        });
  }

  private Draft observation(Origin at, long eventTime, long known, @Nullable String value) {
    return new Draft.Observation(
        at,
        null,
        null,
        String.valueOf(options.entity()),
        options.field() == null ? "value" : options.field(),
        eventTime,
        known,
        value == null ? null : value.strip());
  }
}
