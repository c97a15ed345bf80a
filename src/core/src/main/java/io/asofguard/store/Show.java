package io.asofguard.store;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows foreign text inside a message, on one line. Pure functions. */
public final class Show {

  private static final int LONGEST = 80;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");
  private static final Pattern BREAK = Pattern.compile("[\\r\\n\\u0085\\u2028\\u2029]");
  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]");

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

  /**
   * A whole message, whatever it quotes.
   *
   * @param text any text
   * @return it on one line, each break a space, other control characters but tabs as escapes
   */
  public static String line(String text) {
    return CONTROLS
        .matcher(BLANKS.matcher(text).replaceAll(found -> blank(found.group())))
        .replaceAll(found -> Matcher.quoteReplacement(escape(found.group().charAt(0))));
  }

  private static String blank(String blanks) {
    return BREAK.matcher(blanks).find() ? " " : blanks;
  }

  private static String escape(char c) {
    return String.format("\\u%04x", (int) c);
  }

  private static void append(StringBuilder out, char c) {
    if (Character.isISOControl(c) || Character.isSurrogate(c)) {
      out.append(escape(c));
    } else {
      out.append(c);
    }
  }
}
