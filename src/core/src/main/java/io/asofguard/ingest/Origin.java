package io.asofguard.ingest;

/** Where in a payload a draft comes from; several drafts may share one. */
public interface Origin {

  /**
   * Its place: the line that it starts on, or, in a payload that is not made of lines, which record
   * it is.
   *
   * @return counted from 1, and never less than that of the draft before
   */
  long line();

  /**
   * The record as it stands in the payload, for the quarantine; asked for only if it is kept out.
   *
   * @return the text
   */
  String text();
}
