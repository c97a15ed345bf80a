package io.asofguard.guard;

import io.asofguard.api.Series;
import io.asofguard.law.Law;
import io.asofguard.law.Revision;
import io.asofguard.store.Catalog;
import io.asofguard.store.Provenance;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Works out, after the fact, which rows of the log answered the reads of an edition.
 *
 * <p>A series that is asked for often is read once and held in memory, up to two million rows of
 * all series together (72 MB); other reads cost a look-up by SQL. Used by one thread.
 */
public final class Origins {
  private static final int OFTEN = 32;

  private record Place(long snapshot, int stream) {}

  private final Edition edition;
  private final Catalog catalog;
  private final Map<Place, Provenance> places = new HashMap<>();
  private final Map<Series, Held> held = new HashMap<>();
  private final RowBudget budget = new RowBudget();
  private @Nullable Held last;

  /** What is held of one series: how often it was asked for, and from some time on its rows. */
  private static final class Held {
    private final Series series;
    private int asked;
    private @Nullable RowTable rows;

    Held(Series series) {
      this.series = series;
    }
  }

  /**
   * Origins of the reads of an edition.
   *
   * @param edition whose views made the reads
   */
  public Origins(Edition edition) {
    this.edition = edition;
    this.catalog = edition.catalog();
  }

  /**
   * The row that answered a read; of a window, the row that was stored last.
   *
   * @param read a read of the edition
   * @return the row, or null if no value came out, or one that is none of a series
   */
  public @Nullable Origin of(Read read) {
    if (read.status() != Status.KNOWN || read.field().isEmpty()) {
      return null;
    }
    return read.call() == ReadCall.WINDOW ? ofWindow(read) : ofValue(read);
  }

  private @Nullable Origin ofValue(Read read) {
    Held of = held(read);
    RowTable rows = of.rows;
    if (rows == null && ++of.asked >= OFTEN && !edition.options().asWas()) {
      rows = edition.table(of.series, budget);
      of.rows = rows;
    }
    Revision row =
        rows == null || !rows.isWhole()
            ? edition.row(of.series, read.asked(), read.cutoff())
            : rows.find(read.eventTime(), read.knowledge());
    return row == null ? null : origin(row);
  }

  private Held held(Read read) {
    Held recent = last;
    if (recent != null
        && recent.series.entity().equals(read.entity())
        && recent.series.field().equals(read.field())) {
      return recent;
    }
    Held found = held.computeIfAbsent(new Series(read.entity(), read.field()), Held::new);
    last = found;
    return found;
  }

  private @Nullable Origin ofWindow(Read window) {
    Origin[] latest = new Origin[1];
    edition.rows(
        new Series(window.entity(), window.field()),
        window.bound(),
        window.asked() - 1,
        window.cutoff(),
        row -> {
          Origin origin = origin(row);
          Origin before = latest[0];
          if (before == null || Law.order(origin.storedAt(), before.storedAt()) > 0) {
            latest[0] = origin;
          }
        });
    return latest[0];
  }

  private Origin origin(Revision row) {
    Provenance from =
        Objects.requireNonNull(
            places.computeIfAbsent(
                new Place(row.snapshot(), row.stream()), place -> catalog.provenance(row)));
    return new Origin(row.seq(), row.snapshot(), from.source(), from.basis(), from.storedAt());
  }
}
