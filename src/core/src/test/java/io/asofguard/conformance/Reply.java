package io.asofguard.conformance;

/** An answer in the words of the cases; without a value all but the status is zero. */
public record Reply(String status, double value, long eventTime, long knowledge) {

  static Reply of(String status) {
    return new Reply(status, 0, 0, 0);
  }
}
