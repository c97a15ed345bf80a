package io.asofguard.cli.output;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberOutput;

/** Cells as text. */
final class Cells {
  private Cells() {}

  static String text(@Nullable Object cell) {
    if (cell == null) {
      return "";
    }
    return cell instanceof Double value ? number(value) : cell.toString();
  }

  /** The shortest text that reads back as the same double, the same on every JDK. */
  static String number(double value) {
    return NumberOutput.toString(value, true);
  }

  static boolean isNumber(@Nullable Object cell) {
    return cell instanceof Number || cell instanceof NumberText;
  }
}
