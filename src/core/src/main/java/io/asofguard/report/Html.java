package io.asofguard.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML. All text and every attribute's value is escaped, so names from users' files can be
 * handed in as they are. For one thread.
 */
public final class Html {
  private static final Set<String> VOID = Set.of("br", "hr", "meta", "path", "rect", "line");
  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder out;
  private final Deque<String> open = new ArrayDeque<>();

  Html(StringBuilder out) {
    this.out = out;
  }

  /**
   * Opens an element; one that has no content is closed at once.
   *
   * @param name its name
   * @param attributes names and values in turn; a pair whose value is empty is left out
   * @return this
   */
  public Html open(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        out.append(' ').append(attributes[i]).append("=\"");
        escape(attributes[i + 1], out);
        out.append('"');
      }
    }
    out.append(VOID.contains(name) ? "/>" : ">");
    if (!VOID.contains(name)) {
      open.push(name);
    }
    return this;
  }

  /**
   * Closes the element that was opened last.
   *
   * @return this
   */
  public Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /**
   * Writes text.
   *
   * @param text any text
   * @return this
   */
  public Html text(String text) {
    escape(text, out);
    return this;
  }

  /**
   * Writes an element that holds text alone.
   *
   * @param name its name
   * @param text any text
   * @param attributes names and values in turn
   * @return this
   */
  public Html element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** Writes what is HTML already, and ours. */
  Html trusted(String html) {
    out.append(html);
    return this;
  }

  /** The text as it stands in HTML; what HTML cannot hold is replaced by U+FFFD. */
  static void escape(String text, StringBuilder to) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> to.append("&amp;");
        case '<' -> to.append("&lt;");
        case '>' -> to.append("&gt;");
        case '"' -> to.append("&quot;");
        case '\'' -> to.append("&#39;");
        default -> {
          if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            to.append(c).append(text.charAt(++i));
          } else {
            to.append(isLegal(c) ? c : REPLACEMENT);
          }
        }
      }
    }
  }

  static boolean isLegal(char c) {
    return c >= ' '
        ? c != 0x7F && !Character.isSurrogate(c) && c < 0xFFFE
        : "\t\n\r".indexOf(c) >= 0;
  }
}
