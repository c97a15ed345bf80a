package io.asofguard.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table of plain text; columns of numbers are set right. On a narrow screen each row is a block
 * with a line per cell. Built by one thread.
 */
public final class HtmlTable {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.,]*(?:[eE][-+]?[0-9]+)?%?");

  private static final Pattern INSTANT = Pattern.compile("[+-]?\\d{4,}-\\d\\d-\\d\\dT[0-9:.]+Z");

  /** More than an entity and a time take, and so a text to be broken. */
  private static final int LONG = 70;

  private record Row(String style, List<String> cells) {}

  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();

  private HtmlTable(List<String> columns) {
    this.columns = columns;
  }

  /**
   * A table without rows.
   *
   * @param columns its headings
   * @return the table
   */
  public static HtmlTable of(String... columns) {
    return new HtmlTable(List.of(columns));
  }

  /**
   * Adds a row.
   *
   * @param cells as many as there are columns, plain text
   * @return this
   */
  public HtmlTable row(String... cells) {
    return styled("", cells);
  }

  /**
   * Adds a row that stands out.
   *
   * @param style {@code bad}, {@code unsure}, {@code good}, or empty
   * @param cells as many as there are columns, plain text
   * @return this
   */
  public HtmlTable styled(String style, String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "a cell for each column: cells=" + Arrays.toString(cells) + " columns=" + columns);
    }
    rows.add(new Row(style, List.of(cells)));
    return this;
  }

  private static String kind(String cell) {
    if (NUMBER.matcher(cell).matches()) {
      return "number";
    }
    if (INSTANT.matcher(cell).matches()) {
      return "time";
    }
    return cell.length() > LONG ? "long" : "";
  }

  /**
   * Writes it.
   *
   * @param to where to
   */
  public void write(Html to) {
    to.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "table");
    to.open("table").open("thead").open("tr");
    columns.forEach(column -> to.element("th", column, "scope", "col"));
    to.close().close().open("tbody");
    for (Row row : rows) {
      to.open("tr", "class", row.style);
      for (int i = 0; i < row.cells.size(); i++) {
        String cell = row.cells.get(i);
        to.element("td", cell, "class", kind(cell), "data-label", columns.get(i));
      }
      to.close();
    }
    to.close().close().close();
  }
}
