package io.asofguard.law;

import java.math.BigDecimal;

/** Numbers as people write them. */
public final class Plain {
  private static final double SMALLEST = 1e-9;
  private static final double LARGEST = 1e15;

  private Plain() {}

  /**
   * The shortest decimal that reads back as the same number.
   *
   * @param number any number
   * @return such as {@code 0.0005}; empty for NaN
   */
  public static String number(double number) {
    if (Double.isNaN(number)) {
      return "";
    }
    double size = Math.abs(number);
    if (number == 0 || size < SMALLEST || size > LARGEST) {
      return number == 0 ? zero(number) : Double.toString(number);
    }
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  private static String zero(double zero) {
    return Math.copySign(1, zero) < 0 ? "-0.0" : "0";
  }
}
