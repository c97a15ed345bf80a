package io.asofguard.ingest;

import java.util.Collection;
import java.util.stream.Collectors;

/** Shows text from a file inside a message: in quotes, on one line, and short. */
final class Show {

  private static final int LONGEST = 80;

  private Show() {}

  static String quoted(String text) {
    StringBuilder out = new StringBuilder("'");
    for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
      append(out, text.charAt(i));
    }
    return out.append(text.length() > LONGEST ? "…'" : "'").toString();
  }

  static String quoted(Collection<String> texts) {
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
