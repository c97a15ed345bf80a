package io.asofguard.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.function.Function;

/** What to throw when a CSV file can't be taken apart. */
public final class CsvTrouble {
  private CsvTrouble() {}

  /**
   * The exception behind a failure of the CSV reader.
   *
   * @param failure what the reader threw
   * @param refusal makes the refusal of the file out of a problem
   * @return what the text below threw, or a refusal with the problem in our words
   */
  public static RuntimeException of(
      CsvParseException failure, Function<String, BadFileException> refusal) {
    if (failure.getCause() instanceof RuntimeException cause) {
      return cause;
    }
    if (failure.getCause() instanceof Error cause) {
      throw cause;
    }
    return refusal.apply(problem(String.valueOf(failure.getMessage())));
  }

  private static String problem(String message) {
    if (message.startsWith("Unclosed quoted field")) {
      return "a quote is opened here and never closed; close it, or double the quotes inside a field";
    }
    if (message.startsWith("Unexpected character after closing quote")) {
      return "text follows a closing quote; an earlier quote is not closed, or the quotes inside a"
          + " field are not doubled";
    }
    return "a record longer than 1 MiB; a line does not end here, or a quote is not closed";
  }
}
