package io.asofguard.cli.demo;

import io.asofguard.cli.output.Format;
import io.asofguard.cli.output.NumberText;
import io.asofguard.cli.output.RowWriter;
import io.asofguard.cli.output.Target;
import io.asofguard.law.Counted;
import io.asofguard.store.Show;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prints the story in at most a hundred columns. */
final class Teller {
  private static final int WIDTH = 100;
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
  private static final String BOLD = "\u001b[1m";
  private static final String CYAN = "\u001b[36m";
  private static final String FAINT = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";

  private final Target out;
  private final boolean color;
  private boolean begun;

  Teller(Target out, boolean color) {
    this.out = out;
    this.color = color;
  }

  void chapter(String title) {
    gap();
    print(BOLD, title);
    print(BOLD, "=".repeat(title.length()));
  }

  void say(String text) {
    gap();
    print(PLAIN, wrapped(text));
  }

  void command(ShellLine command) {
    gap();
    print(CYAN, String.join("\n", command.lines(WIDTH)));
  }

  /** A line that belongs to the one before. */
  void add(String text) {
    print(PLAIN, wrapped(text));
  }

  private void gap() {
    if (begun) {
      out.write("\n");
    }
    begun = true;
  }

  private void print(String style, String text) {
    boolean styled = color && !style.equals(PLAIN);
    out.write(styled ? style + text + PLAIN + "\n" : text + "\n");
  }

  void table(Rows rows) {
    try (RowWriter table = Format.TABLE.open(rows.columns(), out.stream())) {
      rows.rows().forEach(row -> table.row(cells(rows.columns(), row)));
    }
    if (rows.leftOut() + rows.hidden() > 0) {
      print(FAINT, leftOut(rows));
    }
  }

  private static @Nullable Object[] cells(List<String> columns, Map<String, String> row) {
    @Nullable Object[] cells = new Object[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      String text = Rows.cell(row, columns.get(i));
      cells[i] =
          NUMBER.matcher(text).matches() ? new NumberText(text) : text.isEmpty() ? null : text;
    }
    return cells;
  }

  private static String leftOut(Rows rows) {
    String more = rows.leftOut() == 0 ? "" : Counted.of(rows.leftOut(), "more row");
    String wider = rows.hidden() == 0 ? "" : Counted.of(rows.hidden(), "more column");
    return "… " + more + (more.isEmpty() || wider.isEmpty() ? "" : ", ") + wider;
  }

  private static String wrapped(String said) {
    String text = Show.line(said);
    if (text.length() <= WIDTH) {
      return text;
    }
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : text.split(" ", -1)) {
      boolean fits = length + 1 + word.length() <= WIDTH;
      if (length > 0) {
        lines.append(fits ? ' ' : '\n');
        length = fits ? length + 1 : 0;
      }
      lines.append(word);
      length += word.length();
    }
    return lines.toString();
  }
}
