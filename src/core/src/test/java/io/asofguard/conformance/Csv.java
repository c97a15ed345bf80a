package io.asofguard.conformance;

import io.asofguard.api.Series;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the plain files of the cases: no quotes, every line full. */
final class Csv {
  private Csv() {}

  static List<Map<String, String>> read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      String[] names = lines.get(0).split(",", -1);
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
          row.put(names[i], cells[i]);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isMilestones(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElse("").contains("milestone");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Row row(Map<String, String> cells) {
    return new Row(
        text(cells, "source"),
        new Series(text(cells, "entity"), text(cells, "field")),
        optional(cells, "event"),
        nanos(text(cells, "event_time")),
        nanos(text(cells, "knowledge_time")),
        cells.getOrDefault("retracted", "").equals("true")
            ? Double.NaN
            : Double.parseDouble(text(cells, "value")),
        Basis.CLAIMED);
  }

  static Fact fact(Map<String, String> cells) {
    String at = optional(cells, "at");
    return new Fact(
        text(cells, "event"),
        optional(cells, "entity"),
        MilestoneKind.parse(text(cells, "milestone")).orElseThrow(),
        at == null ? null : nanos(at),
        nanos(text(cells, "knowledge_time")),
        optional(cells, "outcome"));
  }

  static Reply reply(Map<String, String> cells) {
    String status = text(cells, "status");
    return status.equals("KNOWN")
        ? new Reply(
            status,
            Double.parseDouble(text(cells, "value")),
            nanos(text(cells, "event_time")),
            nanos(text(cells, "knowledge_time")))
        : Reply.of(status);
  }

  static long nanos(String instant) {
    Instant at = Instant.parse(instant);
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
  }

  static @Nullable String optional(Map<String, String> cells, String name) {
    String cell = cells.get(name);
    return cell == null || cell.isEmpty() ? null : cell;
  }

  static String text(Map<String, String> cells, String name) {
    String cell = cells.get(name);
    if (cell == null) {
      throw new IllegalArgumentException("no column " + name);
    }
    return cell;
  }
}
