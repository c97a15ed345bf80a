package io.asofguard.cli;

import io.asofguard.api.Series;
import io.asofguard.cli.probe.BadProbesException;
import io.asofguard.cli.probe.Probe;
import io.asofguard.guard.Answer;
import io.asofguard.guard.Edition;
import io.asofguard.ingest.BadTimeException;
import io.asofguard.ingest.InstantParser;
import io.asofguard.law.Basis;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns a probe into its row of the join.
 *
 * @param edition what answers
 * @param columns where a probe's columns are
 * @param file the probes' name, for messages
 * @param zone where times without an offset are from
 * @param maxAge in nanoseconds; negative for no bound
 */
record JoinRow(
    Edition edition, JoinColumns columns, String file, @Nullable ZoneId zone, long maxAge) {

  @Nullable Object[] answered(Probe probe) {
    long cutoff = time("cutoff", probe, columns.cutoff());
    String eventTime = probe.text(columns.eventTime());
    long asked = eventTime.isEmpty() ? cutoff : time("event_time", probe, columns.eventTime());
    return with(probe, edition.read(series(probe), asked, cutoff, maxAge));
  }

  private Series series(Probe probe) {
    String entity = probe.text(columns.entity());
    String field = probe.text(columns.field());
    if (entity.isBlank() || field.isBlank()) {
      throw new BadProbesException(file, probe.line(), "a probe needs an entity and a field");
    }
    return new Series(entity, field);
  }

  private long time(String name, Probe probe, int column) {
    try {
      return InstantParser.parse(probe.text(column), zone);
    } catch (BadTimeException e) {
      throw new BadProbesException(file, probe.line(), name + ": " + e.getMessage());
    }
  }

  private @Nullable Object[] with(Probe probe, Answer answer) {
    int given = probe.cells().length;
    @Nullable Object[] cells = Arrays.copyOf(probe.cells(), given + JoinColumns.answers());
    cells[given] = answer.status().name();
    Basis basis = answer.basis();
    if (basis != null) {
      cells[given + 1] = answer.value();
      cells[given + 2] = Times.text(answer.eventTime());
      cells[given + 3] = Times.text(answer.knowledge());
      cells[given + 4] = basis.name();
    }
    return cells;
  }
}
