package io.asofguard.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantParserTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final long SEED = 20260403L;
  private static final String FIRST = "1677-09-21T00:12:43.145224192Z";
  private static final String LAST = "2262-04-11T23:47:16.854775807Z";

  @Test
  void agreesWithJavaTimeOnAMillionInstants() {
    Random random = new Random(SEED);
    InstantParser parser = new InstantParser(null);
    for (int i = 0; i < 1_000_000; i++) {
      long expected = random.nextLong();
      Instant instant = Instant.ofEpochSecond(0, expected);
      String text = written(instant, random);
      char[] padded = ("xx" + text + "9").toCharArray();
      if (!parser.parse(padded, 2, text.length()) || parser.nanos() != expected) {
        fail("seed=%d i=%d text=%s: %d %s", SEED, i, text, parser.nanos(), parser.reason());
      }
    }
  }

  @Test
  void refusesWhatJavaTimeRefusesAndReadsWhatItReads() {
    Random random = new Random(SEED);
    InstantParser parser = new InstantParser(null);
    for (int i = 0; i < 300_000; i++) {
      char[] text = "2026-02-28T23:59:59.123456789Z".toCharArray();
      for (int change = random.nextInt(3); change >= 0; change--) {
        text[random.nextInt(text.length)] = "0123456789:-+.TZ".charAt(random.nextInt(16));
      }
      String written = new String(text);
      BigInteger expected = byJavaTime(written);
      boolean read = parser.parse(text, 0, text.length);
      if (expected != null) {
        assertThat(read).as("seed=%d i=%d text=%s", SEED, i, written).isTrue();
        assertThat(parser.nanos()).as(written).isEqualTo(expected.longValueExact());
      } else if (read) {
        assertThat(written).as("seed=%d i=%d is no common form", SEED, i).matches(LEGAL_ELSEWHERE);
      }
    }
  }

  private static final String LEGAL_ELSEWHERE =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+([+-]\\d{2,6}|[+-]\\d\\d:\\d\\d.*)|.*T24:00.*";

  private static @Nullable BigInteger byJavaTime(String text) {
    try {
      Instant instant = Instant.parse(text);
      BigInteger nanos = exact(instant);
      boolean inRange = nanos.bitLength() < 64;
      return inRange && !text.contains(":60") ? nanos : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Test
  void readsEveryMinuteOfLeapDaysAndYearEnds() {
    for (String day :
        new String[] {"2024-02-29", "2000-02-29", "1972-02-29", "1999-12-31", "1900-03-01"}) {
      for (int minute = 0; minute < 24 * 60; minute++) {
        String text = String.format("%sT%02d:%02d:59.5Z", day, minute / 60, minute % 60);
        assertThat(InstantParser.parse(text, null)).as(text).isEqualTo(nanos(Instant.parse(text)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-04-03T07:06Z|2026-04-03T07:06:00Z",
        "2026-04-03T07Z|2026-04-03T07:00:00Z",
        "2026-04-03t07:06:40z|2026-04-03T07:06:40Z",
        "2026-04-03 07:06:40Z|2026-04-03T07:06:40Z",
        "2026-04-03 07:06:40+00|2026-04-03T07:06:40Z",
        "2026-04-03T07:06:40,25Z|2026-04-03T07:06:40.25Z",
        "2026-04-03T07:06:40+02|2026-04-03T05:06:40Z",
        "2026-04-03T07:06:40+0230|2026-04-03T04:36:40Z",
        "2026-04-03T07:06:40-02:30|2026-04-03T09:36:40Z",
        "2026-04-03T07:06:40-18:00|2026-04-04T01:06:40Z",
        "2026-04-03T24:00:00Z|2026-04-04T00:00:00Z",
        "2026-04-03T24:00Z|2026-04-04T00:00:00Z",
        "2026-12-31T24:00:00.000+01:00|2026-12-31T23:00:00Z",
        "20260403T070640Z|2026-04-03T07:06:40Z",
        "2026-093T07:06:40Z|2026-04-03T07:06:40Z",
        "2026-W14-5T07:06:40Z|2026-04-03T07:06:40Z",
        "2026-04-03T07:06:40.123456789000Z|2026-04-03T07:06:40.123456789Z",
        "1969-12-31T23:59:59.999999999Z|1969-12-31T23:59:59.999999999Z",
        "2262-04-12T01:47:16.854775807+02:00|2262-04-11T23:47:16.854775807Z",
      })
  void readsEveryLegalForm(String text, String same) {
    assertThat(InstantParser.parse(text, null)).isEqualTo(nanos(Instant.parse(same)));
  }

  @Test
  void readsTheEndsOfTheRangeAndNothingBeyond() {
    assertThat(InstantParser.parse(FIRST, null)).isEqualTo(Long.MIN_VALUE);
    assertThat(InstantParser.parse(LAST, null)).isEqualTo(Long.MAX_VALUE);
    for (String text :
        new String[] {
          "1677-09-21T00:12:43.145224191Z", "2262-04-11T23:47:16.854775808Z",
              "0000-01-01T00:00:00Z",
          "9999-12-31T23:59:59Z", "-0044-03-15T12:00:00Z", "+12026-01-01T00:00:00Z"
        }) {
      refuses(text, null, "out of range: '" + text + "'; times go from " + FIRST + " to " + LAST);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2026-04-03T07:06:40|time without offset: '2026-04-03T07:06:40'; write an offset (…Z) or give --tz",
        "2026-04-03|date without a zone: '2026-04-03'; write a time with an offset, or give --tz (a date means the end of that day there)",
        "1775200000|a bare number, not a time: '1775200000'; it looks like epoch seconds: write it as ISO-8601, 2026-04-03T07:06:40Z",
        "1775200000123|a bare number, not a time: '1775200000123'; it looks like epoch milliseconds: write it as ISO-8601, 2026-04-03T07:06:40.123Z",
        "99.5|a bare number, not a time: '99.5'; it looks like epoch seconds: write it as ISO-8601, 1970-01-01T00:01:39.500Z",
        "99999999999|a bare number, not a time: '99999999999'; it looks like epoch seconds: write it as ISO-8601, such as 2026-04-03T07:06:40Z",
        "2026-02-29T00:00:00Z|no such date: '2026-02-29T00:00:00Z'; check the month and the day",
        "2026-04-31T00:00Z|no such date: '2026-04-31T00:00Z'; check the month and the day",
        "1900-02-29T00:00:00Z|no such date: '1900-02-29T00:00:00Z'; check the month and the day",
        "2026-04-03T24:00:00.1Z|no such time of day: '2026-04-03T24:00:00.1Z'; hours go to 23, minutes and seconds to 59",
        "2026-04-03T23:60:00Z|no such time of day: '2026-04-03T23:60:00Z'; hours go to 23, minutes and seconds to 59",
        "2016-12-31T23:59:60Z|a leap second, which has no instant of its own here: '2016-12-31T23:59:60Z'; write the second before it or after it",
        "2026-04-03T07:06:40.1234567891Z|finer than a nanosecond: '2026-04-03T07:06:40.1234567891Z'; write at most nine digits of a second",
        "2026-04-03T07:06:40+18:01|no such offset: '2026-04-03T07:06:40+18:01'; offsets go from -18:00 to +18:00",
        "2026-04-03T07:06:40+02:60|no such offset: '2026-04-03T07:06:40+02:60'; offsets go from -18:00 to +18:00",
        "yesterday|not a time: 'yesterday'; write it as ISO-8601 (2026-04-03T07:06:40Z)",
        "2026-04-03T07:06:40Z |not a time: '2026-04-03T07:06:40Z '; write it as ISO-8601 (2026-04-03T07:06:40Z)",
        "2026-04-03T07:06:40.Z|not a time: '2026-04-03T07:06:40.Z'; write it as ISO-8601 (2026-04-03T07:06:40Z)",
      },
      ignoreLeadingAndTrailingWhitespace = false)
  void saysWhatIsWrongAndHowToMendIt(String text, String message) {
    refuses(text, null, message);
  }

  @Test
  void readsLocalTimesWhereAZoneIsGiven() {
    assertThat(InstantParser.parse("2026-04-03T12:00:00", NEW_YORK))
        .isEqualTo(nanos(Instant.parse("2026-04-03T16:00:00Z")));
    assertThat(InstantParser.parse("2026-04-03T12:00:00Z", NEW_YORK))
        .isEqualTo(nanos(Instant.parse("2026-04-03T12:00:00Z")));
    assertThat(InstantParser.parse("2026-01-03 24:00", NEW_YORK))
        .isEqualTo(nanos(Instant.parse("2026-01-04T05:00:00Z")));
  }

  @Test
  void refusesLocalTimesThatTheClocksSkipOrRepeat() {
    refuses(
        "2026-03-08T02:30:00",
        NEW_YORK,
        "no such time in America/New_York, where the clocks skip it: '2026-03-08T02:30:00'; write an offset");
    refuses(
        "2026-11-01T01:30:00",
        NEW_YORK,
        "this time comes twice in America/New_York, where the clocks go back: '2026-11-01T01:30:00'; write its offset, -04:00 or -05:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-03,America/New_York,2026-04-04T04:00:00Z",
    "2026-03-08,America/New_York,2026-03-09T04:00:00Z",
    "2018-11-03,America/Sao_Paulo,2018-11-04T03:00:00Z",
    "2026-12-31,UTC,2027-01-01T00:00:00Z",
  })
  void aBareDateIsTheEndOfThatDay(String date, String zone, String instant) {
    assertThat(InstantParser.parse(date, ZoneId.of(zone))).isEqualTo(nanos(Instant.parse(instant)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "-",
        "2026",
        "2026-04",
        "\u0000",
        "２０２６-04-03T07:06:40Z",
        "2026-04-03T07:06:40+2:00"
      })
  void neverReadsWhatIsNoTime(String text) {
    assertThatThrownBy(() -> InstantParser.parse(text, NEW_YORK))
        .isInstanceOf(BadTimeException.class)
        .hasMessageNotContaining("\n");
  }

  private static void refuses(String text, @Nullable ZoneId zone, String message) {
    assertThatThrownBy(() -> InstantParser.parse(text, zone))
        .isInstanceOf(BadTimeException.class)
        .hasMessage(message);
  }

  private static String written(Instant instant, Random random) {
    int minutes = random.nextInt(18 * 60 * 2 + 1) - 18 * 60;
    boolean zulu = random.nextBoolean();
    OffsetDateTime time =
        instant.atOffset(zulu ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds(minutes * 60));
    String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    return switch (random.nextInt(8)) {
      case 0 -> text.replace('T', ' ');
      case 1 -> text.toLowerCase(java.util.Locale.ROOT);
      case 2 -> text.replace('.', ',');
      case 3 -> text.replaceFirst("([+-]\\d\\d):(\\d\\d)$", "$1$2");
      default -> text;
    };
  }

  private static long nanos(Instant instant) {
    return exact(instant).longValueExact();
  }

  private static BigInteger exact(Instant instant) {
    return BigInteger.valueOf(instant.getEpochSecond())
        .multiply(BigInteger.valueOf(1_000_000_000))
        .add(BigInteger.valueOf(instant.getNano()));
  }
}
