package io.asofguard.leak.audit;

import io.asofguard.api.Series;
import io.asofguard.guard.Edition;
import io.asofguard.law.Wall;
import io.asofguard.store.FieldRule;
import io.asofguard.store.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds a file of predictions against what could be known.
 *
 * <pre>{@code
 * Audit audit = new Audit(edition, rules, "market_mid", 1e-9);
 * try (Audited audited = audit.of(lines, columns, now)) {
 *   audited.forEach(row -> ...);
 * }
 * }</pre>
 *
 * <p>The knowable values are those of the law, read from the edition's rows of one series at a
 * time; a million rows against ten million observations take some ten seconds. For one thread.
 */
public final class Audit {
  private static final int TOGETHER = 1 << 20;

  private final Edition edition;
  private final FieldRule field;
  private final Tolerance tolerance;

  /**
   * An audit against an edition.
   *
   * @param edition what was knowable
   * @param declared the rules of the declared fields, by name
   * @param field the field that the files' values are of
   * @param tolerance how far apart two values may lie and still be the same, inclusive
   * @throws RefusedException if the tolerance is negative or not finite
   */
  public Audit(Edition edition, Map<String, FieldRule> declared, String field, double tolerance) {
    if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
      throw new RefusedException("a tolerance is a number from 0 up, such as 1e-9: " + tolerance);
    }
    this.edition = edition;
    this.field = declared.getOrDefault(field, FieldRule.undeclared(field));
    this.tolerance = new Tolerance(tolerance);
  }

  /**
   * Audits a file.
   *
   * @param lines the file; read to its end
   * @param columns where it has what
   * @param now no row may claim a later time; nanoseconds since the epoch, UTC
   * @return the judged rows; close it
   * @throws RefusedException if a column is missing, or a row claims a time after now
   */
  public Audited of(Lines lines, AuditColumns columns, long now) {
    Forms forms = new Forms();
    Grid grid = new Grid(tolerance);
    Spool<AuditedRow> judged = new Spool<>(forms.rows);
    try (Spool<Prediction> read = new Spool<>(forms.predictions)) {
      spool(new PredictionReader(lines, columns, now), grid, read);
      Sides sides = new Sides();
      Pass pass = new Pass(forms, new Mirror(grid, field.min(), field.max()), sides, judged);
      read.forEach(pass::add);
      pass.flush();
      return new Audited(lines.name(), field.field(), edition, judged, sides.test());
    } catch (RuntimeException | Error e) {
      judged.close();
      throw e;
    }
  }

  private static void spool(PredictionReader from, Grid grid, Spool<Prediction> to) {
    for (Prediction row = from.next(); row != null; row = from.next()) {
      to.add(row);
      if (!row.isBlank()) {
        grid.add(row.value());
      }
    }
  }

  /** Many rows at once, so that each series is read but once for all of them. */
  private final class Pass {
    private final Forms forms;
    private final Mirror mirror;
    private final Sides sides;
    private final Spool<AuditedRow> to;
    private final List<Prediction> rows = new ArrayList<>();

    Pass(Forms forms, Mirror mirror, Sides sides, Spool<AuditedRow> to) {
      this.forms = forms;
      this.mirror = mirror;
      this.sides = sides;
      this.to = to;
    }

    void add(Prediction row) {
      rows.add(row);
      if (rows.size() == TOGETHER) {
        flush();
      }
    }

    void flush() {
      AuditedRow[] judged = new AuditedRow[rows.size()];
      Judge judge = null;
      String entity = "";
      for (int at : byEntity()) {
        Prediction row = rows.get(at);
        if (judge == null || !row.entity().equals(entity)) {
          entity = row.entity();
          judge = judge(entity);
        }
        judged[at] = judge.judge(row, sides);
      }
      for (AuditedRow row : judged) {
        to.add(row);
      }
      rows.clear();
    }

    /** The places of the rows, those of an entity side by side. */
    private int[] byEntity() {
      int[] starts = new int[forms.entities().size() + 1];
      for (Prediction row : rows) {
        starts[forms.number(row.entity()) + 1]++;
      }
      for (int i = 1; i < starts.length; i++) {
        starts[i] += starts[i - 1];
      }
      int[] order = new int[rows.size()];
      for (int at = 0; at < order.length; at++) {
        order[starts[forms.number(rows.get(at).entity())]++] = at;
      }
      return order;
    }

    private Judge judge(String entity) {
      SeriesHistory.Builder history = new SeriesHistory.Builder();
      edition.scope().rows(new Series(entity, field.field()), history::add);
      Wall wall = edition.wall(entity);
      return new Judge(
          history.build(), wall, cutoff -> wasSealed(entity, cutoff), tolerance, mirror);
    }
  }

  private boolean wasSealed(String entity, long cutoff) {
    Wall known = edition.wallKnownAt(entity, cutoff);
    return known != null && known.seals(cutoff);
  }
}
