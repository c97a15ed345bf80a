package io.asofguard.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.conformance.Seeds;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NanosTest {

  @ParameterizedTest
  @CsvSource({
    "1677-09-21T00:12:43.145224192Z, -9223372036854775808",
    "1677-09-21T00:12:43.145224193Z, -9223372036854775807",
    "1677-09-21T00:12:44Z, -9223372036000000000",
    "1969-12-31T23:59:58.999999999Z, -1000000001",
    "1969-12-31T23:59:59Z, -1000000000",
    "1969-12-31T23:59:59.999999999Z, -1",
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01T00:00:00.000000001Z, 1",
    "2026-04-03T08:06:39.999999999Z, 1775203599999999999",
    "2262-04-11T23:47:16.854775807Z, 9223372036854775807"
  })
  void bothWaysExact(String text, long nanos) {
    assertThat(Nanos.of(Instant.parse(text))).isEqualTo(nanos);
    assertThat(Nanos.toInstant(nanos)).isEqualTo(Instant.parse(text));
  }

  @Test
  void everyLongThereAndBack() {
    Random random = new Random(Seeds.announced(getClass()));
    for (int i = 0; i < 100_000; i++) {
      long nanos = random.nextLong() >> random.nextInt(64);
      assertThat(Nanos.of(Nanos.toInstant(nanos))).isEqualTo(nanos);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1677-09-21T00:12:43.145224191Z",
        "1677-09-21T00:12:42Z",
        "-1000-01-01T00:00:00Z",
        "2262-04-11T23:47:16.854775808Z",
        "2262-04-11T23:47:17Z",
        "+1000000000-01-01T00:00:00Z"
      })
  void outsideIsRefused(String text) {
    assertThatThrownBy(() -> Nanos.of(Instant.parse(text)))
        .isInstanceOf(DateTimeException.class)
        .hasMessageContaining(Instant.parse(text).toString())
        .hasMessageContaining("1677-09-21T00:12:43.145224192Z")
        .hasMessageContaining("2262-04-11T23:47:16.854775807Z");
  }

  @Test
  void aWhileBefore() {
    assertThat(Nanos.minus(10, Duration.ofNanos(3))).hasValue(7);
    assertThat(Nanos.minus(0, Duration.ofDays(365 * 292)))
        .hasValue(-365L * 292 * 86_400_000_000_000L);
    assertThat(Nanos.minus(Long.MAX_VALUE, Duration.ofDays(365 * 500)))
        .hasValue(
            Long.MAX_VALUE - 365L * 250 * 86_400_000_000_000L - 365L * 250 * 86_400_000_000_000L);
    assertThat(Nanos.minus(Long.MIN_VALUE + 3, Duration.ofNanos(3))).hasValue(Long.MIN_VALUE);
    assertThat(Nanos.minus(Long.MIN_VALUE + 3, Duration.ofNanos(4))).isEmpty();
    assertThat(Nanos.minus(0, Duration.ofSeconds(Long.MAX_VALUE))).isEmpty();
  }

  @Test
  void durationsStopAtTheGreatest() {
    assertThat(Nanos.ofDuration(Duration.ofNanos(5))).isEqualTo(5);
    assertThat(Nanos.ofDuration(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
  }
}
