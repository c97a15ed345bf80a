package io.asofguard.sources;

import static java.time.ZoneOffset.UTC;

import io.asofguard.law.Nanos;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that count from 1970-01-01T00:00:00Z, in a unit that the reader knows. A number that only
 * makes sense in another unit is refused, with the guess: read in the wrong one it would be a date
 * in 1970, or in the year 58000.
 */
enum EpochTime {
  SECONDS(1_000_000_000L),
  MILLISECONDS(1_000_000L),
  MICROSECONDS(1_000L),
  NANOSECONDS(1L);

  /** Digits of a count of seconds from 1973 to 5138. */
  private static final int FEWEST_DIGITS = 9;

  private static final int MOST_DIGITS = 11;
  private static final int MOST_BITS = 54;
  private static final int MOST_WHOLE_DIGITS = 19;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?|[0-9]{19}");

  private final long nanos;

  EpochTime(long nanos) {
    this.nanos = nanos;
  }

  /**
   * The instant of a number in this unit.
   *
   * @param name of the field, for the message
   * @param text a decimal number
   * @return nanoseconds since the epoch, UTC, exact
   * @throws UnusableException if it is no number, or no plausible one in this unit
   */
  long read(String name, String text) {
    if (!isNumber(text)) {
      throw new UnusableException(name + " is no count of " + unit() + ": '" + text + "'");
    }
    if (!fits(text)) {
      throw new UnusableException(name + ": " + text + " read as " + unit() + guess(text));
    }
    return exact(name, text);
  }

  /**
   * As {@link #read}, in the unit of which the number has the digits.
   *
   * @throws UnusableException if there is none
   */
  static long readAny(String name, String text) {
    EpochTime unit = isNumber(text) ? of(text) : null;
    if (unit == null) {
      throw new UnusableException(name + " is no count of time since 1970: '" + text + "'");
    }
    return unit.exact(name, text);
  }

  /** Whole numbers go by a loop, because there is one in every row. */
  static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return NUMBER.matcher(text).matches();
      }
    }
    return !text.isEmpty() && text.length() <= MOST_WHOLE_DIGITS;
  }

  /** The unit in which a number lies between 1973 and 5138, by its digits alone; or null. */
  private static @Nullable EpochTime of(String text) {
    for (EpochTime unit : values()) {
      if (unit.fits(text)) {
        return unit;
      }
    }
    return null;
  }

  @SuppressWarnings("EnumOrdinal") // each unit has three digits more than the one before
  private boolean fits(String text) {
    int point = text.indexOf('.');
    int digits = (point < 0 ? text.length() : point) - (text.charAt(0) == '-' ? 1 : 0);
    int ofSeconds = digits - ordinal() * 3;
    return ofSeconds >= FEWEST_DIGITS && ofSeconds <= MOST_DIGITS;
  }

  private String guess(String text) {
    EpochTime likely = of(text);
    return " is "
        + date(text)
        + (likely == null
            ? ", which is no time of a market"
            : "; it looks like "
                + likely.unit()
                + ", "
                + Nanos.toInstant(likely.exact("the time", text)));
  }

  private String date(String text) {
    BigInteger second =
        new BigDecimal(text)
            .multiply(BigDecimal.valueOf(nanos))
            .divideToIntegralValue(BigDecimal.valueOf(SECONDS.nanos))
            .toBigInteger();
    return second.bitLength() > MOST_BITS
        ? "no date"
        : "in the year " + Instant.ofEpochSecond(second.longValue()).atOffset(UTC).getYear();
  }

  private String unit() {
    return name().toLowerCase(Locale.ROOT);
  }

  private long exact(String name, String text) {
    try {
      return text.indexOf('.') < 0
          ? Math.multiplyExact(Long.parseLong(text), nanos)
          : new BigDecimal(text).multiply(BigDecimal.valueOf(nanos)).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new UnusableException(
          name + ": " + text + " " + unit() + " is out of range, or finer than a nanosecond");
    }
  }
}
