package io.asofguard.ingest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** What keeps a text from being sound JSON. */
public final class JsonTrouble {
  private static final String END = "Unexpected end-of-input";
  private static final Pattern TWICE = Pattern.compile("Duplicate Object property \"(.*)\"");
  private static final Pattern NO_NUMBER = Pattern.compile("['(]([+-]?(?:NaN|INF|Infinity))[')]");

  private JsonTrouble() {}

  /**
   * The problem in our words where the reader's speak of its settings, else in the reader's.
   *
   * @param failure what the JSON reader threw
   * @return words to stand in brackets or after a colon, on one line
   */
  public static String of(JacksonException failure) {
    String said = String.valueOf(failure.getOriginalMessage());
    if (failure instanceof UnexpectedEndOfInputException || said.startsWith(END)) {
      return "it ends in the middle of a value";
    }
    Matcher twice = TWICE.matcher(said);
    if (twice.find()) {
      return "'" + twice.group(1) + "' is given twice in one object";
    }
    Matcher noNumber = NO_NUMBER.matcher(said);
    if (noNumber.find()) {
      return noNumber.group(1) + " is no number in JSON; null is what stands for none";
    }
    if (failure instanceof StreamConstraintsException) {
      return said.contains("nesting")
          ? "it is nested more than " + StreamReadConstraints.DEFAULT_MAX_DEPTH + " deep"
          : "a name, a number or a text in it is too long";
    }
    return said;
  }
}
