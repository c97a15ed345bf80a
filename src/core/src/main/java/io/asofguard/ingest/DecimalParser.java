package io.asofguard.ingest;

/** Reads decimal numbers exactly as {@link Double#parseDouble} does, and refuses all else. */
public final class DecimalParser {

  private static final int MOST_DIGITS_OF_A_LONG = 18;
  private static final long LARGEST_EXACT = 1L << 53;
  private static final double[] EXACT_POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private DecimalParser() {}

  /**
   * Reads one number.
   *
   * @param text {@code [+-]digits[.digits][e[+-]digits]}
   * @return the nearest double; infinite if the number is too large for one; NaN for any other text
   */
  public static double parse(String text) {
    return parse(text.toCharArray(), 0, text.length());
  }

  /**
   * Returns the nearest double; infinite if the number is too large for one; NaN if the slice is
   * not {@code [+-]digits[.digits][e[+-]digits]}.
   */
  static double parse(char[] text, int offset, int length) {
    int end = offset + length;
    int at = offset;
    boolean negative = false;
    if (at < end && (text[at] == '-' || text[at] == '+')) {
      negative = text[at++] == '-';
    }
    long digits = 0;
    int significant = 0;
    int seen = 0;
    int point = -1;
    for (; at < end; at++) {
      char c = text[at];
      if (c == '.' && point < 0) {
        point = seen;
      } else if (c >= '0' && c <= '9') {
        seen++;
        if (significant > 0 || c != '0') {
          significant++;
          digits = significant <= MOST_DIGITS_OF_A_LONG ? digits * 10 + (c - '0') : digits;
        }
      } else {
        break;
      }
    }
    if (seen == 0) {
      return Double.NaN;
    }
    boolean plain = at == end;
    if (!plain && !isExponent(text, at, end)) {
      return Double.NaN;
    }
    int power = point < 0 ? 0 : point - seen;
    if (plain
        && significant <= MOST_DIGITS_OF_A_LONG
        && digits <= LARGEST_EXACT
        && -power < EXACT_POWERS.length) {
      double value = digits / EXACT_POWERS[-power];
      return negative ? -value : value;
    }
    return Double.parseDouble(new String(text, offset, length));
  }

  private static boolean isExponent(char[] text, int from, int end) {
    if (text[from] != 'e' && text[from] != 'E') {
      return false;
    }
    int at = from + 1;
    if (at < end && (text[at] == '-' || text[at] == '+')) {
      at++;
    }
    int first = at;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at == end && at > first;
  }
}
