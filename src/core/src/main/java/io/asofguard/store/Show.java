package io.asofguard.store;

import java.util.Collection;
import java.util.stream.Collectors;

/** Shows foreign text inside a message: in quotes, on one line, and short. Pure functions. */
public final class Show {

  private static final int LONGEST = 80;

  private Show() {}

  /**
   * A text as part of a message.
   *
   * @param text any text
   * @return at most 80 characters of it, control characters as escapes
   */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder("'");
    for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
      append(out, text.charAt(i));
    }
    return out.append(text.length() > LONGEST ? "…'" : "'").toString();
  }

  /**
   * Several texts as part of a message.
   *
   * @param texts any texts
   * @return each in quotes, with commas between
   */
  public static String quoted(Collection<String> texts) {
    return texts.stream().map(Show::quoted).collect(Collectors.joining(", "));
  }

  private static void append(StringBuilder out, char c) {
    if (Character.isISOControl(c) || Character.isSurrogate(c)) {
      out.append(String.format("\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }
}
