package io.asofguard.cli;

import java.util.List;
import java.util.regex.Pattern;

/** Splits a line of a shell into words; knows single quotes, comments and redirections. */
final class Words {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private Words() {}

  /** The arguments of {@code asof} in a line, after a pipe or not. */
  static List<String> ofAsof(String line) {
    return WORD.matcher(line.replaceFirst("^.*\\| *(?=asof )", "").replaceFirst(" (#|>).*", ""))
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .skip(1)
        .toList();
  }
}
