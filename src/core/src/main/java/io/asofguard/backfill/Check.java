package io.asofguard.backfill;

/** What is looked for in a staged edition beyond the gates: none of it is forbidden. */
public enum Check {
  /** A series gets less than half or more than twice the rows that it has. */
  ROW_COUNT("the number of rows is far from the live edition's"),
  /** A series gets more holes than it has: gaps of more than three times its usual one. */
  HOLES("gaps of more than three times the usual one, more of them than the live edition has"),
  /** A value is further from the one before than any live one, by far. */
  JUMP("a step from one value to the next that is far from the others"),
  /** All rows say that they were known at the very instant that they speak of. */
  KNOWN_AT_EVENT(
      "all knowledge times equal the event times: was the moment of the fact taken for the moment at"
          + " which it could be known?"),
  /** All rows say that they were known at one instant. */
  KNOWN_AT_ONCE(
      "all knowledge times are one instant: was the moment of the export taken for the moment at which"
          + " the values could be known?"),
  /** Rows say that they were known earlier than the rows that they replace. */
  KNOWN_EARLIER(
      "rows are known earlier than those that they replace: restated history would look as if it had"
          + " been known then"),
  /** Values are replaced and keep their knowledge times. */
  RESTATED_IN_PLACE(
      "values change and keep their knowledge times: the new ones would look as if they had been known"
          + " from the first");

  private final String text;

  Check(String text) {
    this.text = text;
  }

  /**
   * The name that reports print.
   *
   * @return such as {@code known-earlier}
   */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /**
   * What it means.
   *
   * @return one line
   */
  public String text() {
    return text;
  }
}
