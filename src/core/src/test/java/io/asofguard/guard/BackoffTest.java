package io.asofguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What failed waits longer each time, but not for ever. */
class BackoffTest {
  /** Wraps around, as {@link System#nanoTime} may. */
  private long nanos = Long.MAX_VALUE - 5;

  private final Backoff backoff = new Backoff(() -> nanos);

  @Test
  void theWaitDoublesUpToABoundAndBeginsAnewAfterASuccess() {
    assertThat(backoff.isOver()).isTrue();
    for (long seconds : new long[] {10, 20, 40, 80, 160, 320, 600, 600}) {
      assertThat(backoff.failed()).isEqualTo(Duration.ofSeconds(seconds));
      nanos += Duration.ofSeconds(seconds).toNanos() - 1;
      assertThat(backoff.isOver()).isFalse();
      nanos++;
      assertThat(backoff.isOver()).isTrue();
    }
    backoff.failed();
    backoff.succeeded();
    assertThat(backoff.isOver()).isTrue();
    assertThat(backoff.failed()).isEqualTo(Backoff.FIRST);
  }
}
