package io.asofguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpansTest {
  @Test
  void aLengthIsWrittenInTheUnitsThatCount() {
    assertThat(Spans.text(Duration.parse("PT-240H-18M"))).isEqualTo("10 d 0 h 18 min");
    assertThat(Spans.text(Duration.parse("PT47H10M0.392S"))).isEqualTo("1 d 23 h 10 min");
    assertThat(Spans.text(Duration.ofDays(2))).isEqualTo("2 d");
    assertThat(Spans.text(Duration.ofHours(25))).isEqualTo("1 d 1 h");
    assertThat(Spans.text(Duration.ofSeconds(10))).isEqualTo("10 s");
    assertThat(Spans.text(Duration.ofNanos(-1))).isEqualTo("0.000000001 s");
    assertThat(Spans.text(Duration.ofSeconds(60, 5))).isEqualTo("1 min");
    assertThat(Spans.text(Duration.parse("PT2M48.771898799S"))).isEqualTo("2 min 48 s");
    assertThat(Spans.text(Duration.parse("PT17.437119524S"))).isEqualTo("17.437 s");
    assertThat(Spans.text(Duration.ZERO)).isEqualTo("0 s");
  }
}
