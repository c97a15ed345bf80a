package io.asofguard.leak.audit;

import io.asofguard.api.Series;
import io.asofguard.law.Counted;
import io.asofguard.law.Nanos;
import io.asofguard.law.Plain;
import io.asofguard.law.Wall;
import io.asofguard.leak.Check;
import io.asofguard.leak.Datum;
import io.asofguard.leak.Finding;
import io.asofguard.leak.LeakReport;
import io.asofguard.leak.Place;
import io.asofguard.leak.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An audited file as a report of findings: a check per entity, a finding per row that breaks a
 * rule.
 */
public final class AuditReport {
  private final Audited audited;
  private final int most;
  private int kept;
  private final Map<String, Entity> entities = new LinkedHashMap<>();

  private final class Entity {
    private final Map<RowVerdict, Long> counts = new EnumMap<>(RowVerdict.class);
    private final List<Finding> findings = new ArrayList<>();
    private long count;

    void add(AuditedRow row) {
      counts.merge(row.verdict(), 1L, Long::sum);
      Rule rule = row.verdict().rule();
      if (rule == null) {
        return;
      }
      count++;
      if (kept < most) {
        kept++;
        findings.add(finding(row, rule));
      }
    }

    Check check(String name) {
      return new Check(name, Audited.verdict(counts), findings, count, List.of(told(counts)));
    }
  }

  private AuditReport(Audited audited, int most) {
    this.audited = audited;
    this.most = most;
  }

  /**
   * Makes the report.
   *
   * @param audited the file
   * @param most how many findings to keep at most; counts are exact all the same
   * @return its report, with the entities in the order in which the file names them
   */
  public static LeakReport of(Audited audited, int most) {
    AuditReport report = new AuditReport(audited, most);
    audited.forEach(
        row ->
            report
                .entities
                .computeIfAbsent(row.prediction().entity(), e -> report.new Entity())
                .add(row));
    List<Check> checks = new ArrayList<>();
    report.entities.forEach((name, entity) -> checks.add(entity.check(name)));
    return new LeakReport(audited.file(), checks);
  }

  /**
   * How many rows came to what, in words.
   *
   * @param counts rows by verdict
   * @return such as {@code 728 rows: 592 LEAK, 136 AFTER_WALL}
   */
  public static String told(Map<RowVerdict, Long> counts) {
    long rows = counts.values().stream().mapToLong(Long::longValue).sum();
    Map<String, Long> byText = new LinkedHashMap<>();
    counts.forEach((verdict, count) -> byText.merge(verdict.text(), count, Long::sum));
    return Counted.of(rows, "row")
        + byText.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", ", ": ", ""));
  }

  private Finding finding(AuditedRow row, Rule rule) {
    Prediction of = row.prediction();
    Series series = new Series(of.entity(), audited.field());
    Wall wall = audited.edition().wall(of.entity());
    Finding finding =
        Finding.of(rule, message(row, wall))
            .of(series.toString())
            .about(of.entity(), wall)
            .at(of.asOf())
            .in(Place.of(audited.file(), of.line()));
    FirstKnown first = row.first();
    return first == null
        ? finding
        : finding.about(new Datum(series, of.value(), first.eventTime(), first.knowledge()), wall);
  }

  private static String message(AuditedRow row, @Nullable Wall wall) {
    Prediction of = row.prediction();
    String value = of.entity() + " = " + Plain.number(of.value()) + " at " + time(of.asOf());
    return switch (row.verdict()) {
      case NO_DATA -> value + ": the store has no such series";
      case AFTER_WALL, AFTER_UNKNOWN_WALL ->
          value + " stands " + behind(of.asOf(), wall) + later(row);
      case LATE_WRITE ->
          value
              + " was written "
              + behind(Objects.requireNonNull(of.writtenAt()), wall)
              + later(row);
      case UNPROVABLE -> value + " was never known" + inForce(row);
      default -> value + later(row) + inForce(row);
    };
  }

  private static String behind(long at, @Nullable Wall wall) {
    Wall there = Objects.requireNonNull(wall);
    Duration after = Duration.between(Nanos.toInstant(there.at()), Nanos.toInstant(at));
    return (after.isZero() ? "at" : after + " after")
        + " the wall ("
        + there.setBy().kind().text()
        + " "
        + time(there.at())
        + ")";
  }

  private static String later(AuditedRow row) {
    Duration excess = row.excess();
    FirstKnown first = row.first();
    return excess == null || first == null
        ? ""
        : "; the value was first known at " + time(first.knowledge()) + ", " + excess + " later";
  }

  private static String inForce(AuditedRow row) {
    return Double.isNaN(row.knowable())
        ? "; nothing was known then"
        : "; in force was " + Plain.number(row.knowable());
  }

  private static String time(long nanos) {
    return Nanos.toInstant(nanos).toString();
  }
}
