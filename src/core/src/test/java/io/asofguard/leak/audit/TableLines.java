package io.asofguard.leak.audit;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file in memory: cells split at commas. */
final class TableLines implements Lines {
  private final List<String> columns;
  private final Iterator<String> rows;
  private long number = 1;

  TableLines(String columns, List<String> rows) {
    this.columns = split(columns);
    this.rows = rows.iterator();
  }

  private static List<String> split(String line) {
    return Arrays.asList(line.split(",", -1));
  }

  @Override
  public String name() {
    return "test.csv";
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable Line next() {
    return rows.hasNext() ? new Line(++number, split(rows.next())) : null;
  }
}
