package io.asofguard.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aligned columns. The first thousand rows decide about widths, so that a long output streams; a
 * wider cell later on pushes its row to the right.
 */
final class TableRows implements RowWriter {
  private static final int MEASURED = 1000;
  private static final String GAP = "  ";

  private final Writer out;
  private final String[] header;
  private final int[] widths;
  private final boolean[] text;
  private final List<String[]> waiting = new ArrayList<>();
  private boolean measured;

  TableRows(List<String> columns, Writer out) {
    this.out = out;
    this.header = columns.toArray(new String[0]);
    this.widths = Arrays.stream(header).mapToInt(TableRows::width).toArray();
    this.text = new boolean[header.length];
  }

  @Override
  public void row(@Nullable Object... cells) {
    String[] row = new String[cells.length];
    for (int i = 0; i < cells.length; i++) {
      row[i] = oneLine(Cells.text(cells[i]));
    }
    if (measured) {
      print(row);
      return;
    }
    for (int i = 0; i < cells.length; i++) {
      widths[i] = Math.max(widths[i], width(row[i]));
      text[i] |= cells[i] != null && !Cells.isNumber(cells[i]);
    }
    waiting.add(row);
    if (waiting.size() == MEASURED) {
      printWaiting();
    }
  }

  private void printWaiting() {
    measured = true;
    print(header);
    waiting.forEach(this::print);
    waiting.clear();
  }

  private void print(String[] row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      String space = " ".repeat(Math.max(0, widths[i] - width(row[i])));
      line.append(i == 0 ? "" : GAP).append(text[i] ? row[i] + space : space + row[i]);
    }
    try {
      out.write(line.toString().stripTrailing());
      out.write('\n');
    } catch (IOException e) {
      throw new OutputFailure(e);
    }
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static String oneLine(String cell) {
    StringBuilder shown = new StringBuilder(cell);
    for (int i = 0; i < shown.length(); i++) {
      if (Character.isISOControl(shown.charAt(i))) {
        shown.setCharAt(i, ' ');
      }
    }
    return shown.toString();
  }

  /** Hands on only what can be aligned already. */
  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new OutputFailure(e);
    }
  }

  @Override
  public void close() {
    if (!measured) {
      printWaiting();
    }
    flush();
  }
}
