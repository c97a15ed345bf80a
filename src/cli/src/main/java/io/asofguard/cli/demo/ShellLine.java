package io.asofguard.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command line as a user could paste it.
 *
 * @param words in the shell's own notation, quoted where it needs that
 */
public record ShellLine(List<String> words) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
  private static final String CONTINUED = " \\";

  static ShellLine of(Stream<String> args) {
    return new ShellLine(args.map(ShellLine::quoted).toList());
  }

  static ShellLine of(String... args) {
    return of(Stream.of(args));
  }

  /** The same with its output in a file. */
  ShellLine into(String file) {
    return new ShellLine(Stream.concat(words.stream(), Stream.of("> " + quoted(file))).toList());
  }

  /**
   * An argument in the shell's notation.
   *
   * @param arg any text
   * @return the same, in single quotes if the shell would read it otherwise
   */
  public static String quoted(String arg) {
    return PLAIN.matcher(arg).matches() ? arg : "'" + arg.replace("'", "'\\''") + "'";
  }

  String text() {
    return String.join(" ", words);
  }

  /** The lines on which it fits, each but the last with a backslash at its end. */
  List<String> lines(int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("$");
    for (String part : parts()) {
      if (line.length() + 1 + part.length() + CONTINUED.length() > width) {
        lines.add(line + CONTINUED);
        line = new StringBuilder("   ");
      }
      line.append(' ').append(part);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The words, an option together with what follows it. */
  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    boolean afterOption = false;
    for (String word : words) {
      boolean option = word.startsWith("-");
      if (afterOption && !option) {
        int last = parts.size() - 1;
        parts.set(last, parts.get(last) + " " + word);
      } else {
        parts.add(word);
      }
      afterOption = option;
    }
    return parts;
  }
}
