package io.asofguard.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A forecaster under a time limit: its limit, and its end. */
@Timeout(60)
class TimedForecasterTest {
  private static final Duration LONGER_THAN_NANOS_REACH = Duration.ofDays(200_000);

  @Test
  void whoIsGivenUpWhileItClosesHasNotFailed() {
    TimedForecaster timed = TimedForecaster.of("Slow", LONGER_THAN_NANOS_REACH, NeverClosed::new);
    assertThat(timed.forecast(null, null).values()).isEmpty();
    Thread.currentThread().interrupt();
    timed.close();
    assertThat(Thread.interrupted()).isTrue();
  }

  private static final class NeverClosed implements Forecaster, AutoCloseable {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return new Forecast(Map.of());
    }

    @Override
    public void close() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
