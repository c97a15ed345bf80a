package io.asofguard.cli.demo;

import io.asofguard.cli.probe.BadProbesException;
import io.asofguard.cli.probe.Probe;
import io.asofguard.cli.probe.ProbeFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A command's rows, or an excerpt of them.
 *
 * @param columns the names, in order
 * @param rows cells by column
 * @param leftOut how many rows aren't here
 * @param hidden how many columns aren't here
 */
record Rows(List<String> columns, List<Map<String, String>> rows, int leftOut, int hidden) {
  static final Rows NONE = new Rows(List.of(), List.of(), 0, 0);

  static Rows of(byte[] csv) {
    return read("-", new ByteArrayInputStream(csv));
  }

  static Rows ofFile(String file) {
    return read(file, InputStream.nullInputStream());
  }

  private static Rows read(String named, InputStream stdin) {
    try (ProbeFile file = new ProbeFile(named, stdin)) {
      List<Map<String, String>> rows = new ArrayList<>();
      for (Probe row = file.next(); row != null; row = file.next()) {
        rows.add(cells(file.columns(), row));
      }
      return new Rows(file.columns(), rows, 0, 0);
    } catch (BadProbesException e) {
      throw DemoException.failed(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> cells(List<String> columns, Probe row) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.put(columns.get(i), row.text(i));
    }
    return cells;
  }

  Rows where(Predicate<Map<String, String>> wanted) {
    List<Map<String, String>> kept = rows.stream().filter(wanted).toList();
    return new Rows(columns, kept, leftOut + rows.size() - kept.size(), hidden);
  }

  Rows only(String... names) {
    return new Rows(List.of(names), rows, leftOut, hidden + columns.size() - names.length);
  }

  int size() {
    return rows.size();
  }

  /** A cell of the only row. */
  String cell(String column) {
    if (rows.size() != 1) {
      throw DemoException.broken("expected one row with " + column + ", got " + rows.size());
    }
    return cell(rows.get(0), column);
  }

  static String cell(Map<String, String> row, String column) {
    String cell = row.get(column);
    if (cell == null) {
      throw DemoException.broken("no column " + column + " in " + row.keySet());
    }
    return cell;
  }
}
