package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Payload;
import io.asofguard.law.Law;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table with a row per date and a column per vintage: {@code GDPC1_20130426} as ALFRED names
 * them, {@code ROUTPUT65Q4} as the Philadelphia Fed does; of one series or of several. A vintage is
 * known at the end of the day, month or quarter that its name says, in the source's zone, or when
 * it was fetched on the last day of that. A cell counts where it differs from the same series'
 * vintage before; where a value gives way to none, that is a retraction.
 */
final class Vintages extends RowDrafts {
  private final SourceOptions options;
  private final Period period;
  private final String dates;
  private final List<VintageName> vintages;

  private Vintages(Payload payload, SourceOptions options) {
    super(new CsvTable(payload));
    this.options = options;
    this.period = new Period(options.zone());
    this.dates = rows.names().get(0);
    this.vintages = vintages(payload);
    drafts.note(
        period.note(
            "a vintage is known at the end of the period in its name", options.fetchedAt()));
  }

  static DraftReader open(Payload payload, SourceOptions options) {
    if (payload.startsJson()) {
      throw payload.refused("holds JSON; a table with a column per vintage is CSV");
    }
    return new Vintages(payload, options);
  }

  private List<VintageName> vintages(Payload payload) {
    List<VintageName> found = new ArrayList<>();
    for (String column : rows.names().subList(1, rows.names().size())) {
      VintageName name = VintageName.of(column, period);
      if (name == null) {
        throw payload.refused(
            1,
            "column '"
                + column
                + "' names no vintage; a vintage is called like GDPC1_20130426, ROUTPUT65Q4 or"
                + " ROUTPUT98M11");
      }
      found.add(name);
    }
    if (found.isEmpty()) {
      throw payload.refused(1, "has no column per vintage, such as GDPC1_20130426");
    }
    refuseToMerge(payload, found.stream().map(VintageName::series).distinct().toList());
    found.sort(Comparator.comparing(VintageName::known, Law::order));
    return found;
  }

  private void refuseToMerge(Payload payload, List<String> series) {
    if (options.entity() != null && series.size() > 1) {
      throw payload.refused(
          1,
          "holds more than one series, such as "
              + series.get(0)
              + " and "
              + series.get(1)
              + ", which --entity "
              + options.entity()
              + " would make one; leave it out");
    }
  }

  @Override
  void take() {
    refuseProblem();
    long eventTime = period.end(dates, required(dates));
    Map<String, VintageState> states = new HashMap<>();
    for (VintageName vintage : vintages) {
      String cell = rows.get(vintage.column());
      VintageState state = states.computeIfAbsent(vintage.series(), s -> new VintageState());
      switch (state.next(cell)) {
        case VALUE -> drafts.add(observation(vintage, eventTime, cell));
        case RETRACTION -> drafts.add(observation(vintage, eventTime, null));
        case SAME -> drafts.leaveOut("cell(s) like the vintage before");
        case NOTHING -> drafts.leaveOut("cell(s) without a value");
      }
    }
  }

  private Draft observation(VintageName vintage, long eventTime, @Nullable String value) {
    String entity = options.entity();
    return new Draft.Observation(
        rows.origin(),
        null,
        null,
        entity == null ? vintage.series() : entity,
        options.field() == null ? "value" : options.field(),
        eventTime,
        period.known(vintage.known(), eventTime, options.fetchedAt()),
        value == null ? null : value.strip());
  }
}
