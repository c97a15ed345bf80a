package io.asofguard.leak;

import io.asofguard.law.Counted;

/**
 * A finding that a baseline accepts.
 *
 * @param check the name of the check that found it
 * @param finding what was found
 * @param reason why it is accepted
 */
public record Accepted(String check, Finding finding, String reason) {

  /**
   * What is to be said of its entry in the baseline.
   *
   * @param count how many findings are called so
   * @return such as {@code 2 findings accepted by the baseline because: fixed weights}
   */
  public String told(int count) {
    return Counted.of(count, "finding") + " accepted by the baseline because: " + reason;
  }
}
