package io.asofguard.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.api.AsOf;
import io.asofguard.api.FutureCutoffException;
import io.asofguard.api.KnownWall;
import io.asofguard.api.NoValueException;
import io.asofguard.api.Reading;
import io.asofguard.api.SealedException;
import io.asofguard.api.Series;
import io.asofguard.api.ViewClosedException;
import io.asofguard.api.Window;
import io.asofguard.conformance.Fact;
import io.asofguard.conformance.Plan;
import io.asofguard.conformance.Row;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import io.asofguard.store.StoreDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a forecaster's view promises beyond its answers. */
class ViewTest {
  private static final Series MID = new Series("e/x", "market_mid");
  private static final Series COUNT = new Series("free", "count");
  private static final long NOW = 1_000;

  @TempDir Path folder;
  private Store writer;
  private StoreDriver driver;
  private AsOfGuard guard;

  @BeforeEach
  void open() {
    writer = Store.open(folder, StoreClock.fixed(NOW));
    driver = new StoreDriver(writer);
    driver.observations(List.of(row(MID, "e", 10, 0.25), row(COUNT, null, 10, 5)));
    driver.milestones(List.of(new Fact("e", null, MilestoneKind.EVENT_END, 100L, 50, null)));
    guard = AsOfGuard.over(Store.open(folder, StoreClock.fixed(NOW)));
  }

  @AfterEach
  void close() {
    guard.close();
    writer.close();
  }

  @Test
  void aViewKeepsItsAnswersWhateverIsWritten() {
    AsOf unread = view(99);
    AsOf read = view(99);
    Reading before = read.latest(MID);
    driver.observations(List.of(row(MID, "e", 20, 0.5), row(COUNT, null, 20, 6)));
    driver.stage(new Plan("p", "a", null, null, 0, 90, List.of(row(MID, "e", 30, 0.75))));
    driver.publish("p");
    driver.milestones(List.of(new Fact("e", null, MilestoneKind.CLOSED, 5L, 60, null)));
    for (AsOf view : List.of(unread, read)) {
      assertThat(view.latest(MID)).isEqualTo(before);
      assertThat(view.latest(COUNT).value()).isEqualTo(5);
      assertThat(view.series("e")).containsExactly(MID);
      assertThat(view.asOf(at(98)).latest(MID)).isEqualTo(before);
    }
    assertThat(view(99).latest(MID)).isInstanceOf(Reading.Sealed.class);
    AsOf masked = view(99);
    driver.rollback("p");
    assertThat(masked.latest(COUNT)).isInstanceOf(Reading.Unknown.class);
    assertThat(view(99).latest(COUNT).value()).isEqualTo(6);
  }

  @Test
  void aClosedViewThrowsFromEveryMethod() {
    AsOf view = view(99);
    AsOf narrowed = view.asOf(at(50));
    AsOf narrowest = narrowed.asOf(at(40));
    view.close();
    view.close();
    List<Consumer<AsOf>> methods =
        List.of(
            AsOf::cutoff,
            v -> v.at(MID, at(1)),
            v -> v.read(MID, at(1), Duration.ZERO),
            v -> v.latest(MID),
            v -> v.latest(MID, Duration.ZERO),
            v -> v.window(MID, at(0), at(1)),
            v -> v.series("e"),
            v -> v.outcome("e/x"),
            v -> v.beforeWall(MID, Duration.ofNanos(1)),
            v -> v.asOf(at(1)));
    for (AsOf closed : List.of(view, narrowed, narrowest)) {
      for (Consumer<AsOf> method : methods) {
        assertThatThrownBy(() -> method.accept(closed)).isInstanceOf(ViewClosedException.class);
      }
    }
  }

  @Test
  void closingANarrowedViewLeavesTheWiderOneOpen() {
    AsOf view = view(99);
    view.asOf(at(50)).close();
    assertThat(view.latest(MID).value()).isEqualTo(0.25);
  }

  @Test
  void narrowingCannotWiden() {
    AsOf view = view(50);
    assertThat(view.asOf(at(50)).cutoff()).isEqualTo(at(50));
    AsOf narrowed = view.asOf(at(9));
    assertThat(narrowed.latest(MID)).isInstanceOf(Reading.Unknown.class);
    assertThatThrownBy(() -> view.asOf(at(51)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(at(50).toString())
        .hasMessageContaining(at(51).toString());
    assertThatThrownBy(() -> narrowed.asOf(at(10))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCutoffAfterNowIsRefused() {
    assertThat(view(NOW).cutoff()).isEqualTo(at(NOW));
    assertThatThrownBy(() -> view(NOW + 1))
        .isInstanceOf(FutureCutoffException.class)
        .hasMessageContaining(at(NOW + 1).toString());
  }

  @Test
  void aSealedValueThrowsWithSeriesCutoffAndWhatToDo() {
    Reading refused = view(100).latest(MID);
    assertThatThrownBy(refused::value)
        .isInstanceOf(SealedException.class)
        .hasMessageContaining("e/x market_mid")
        .hasMessageContaining(at(100).toString())
        .hasMessageContaining("event_end")
        .hasMessageContaining("beforeWall");
    assertThatThrownBy(() -> refused.valueOr(0.5)).isInstanceOf(SealedException.class);
    Window window = view(100).window(MID, at(0), at(20));
    assertThatThrownBy(window::values).isInstanceOf(SealedException.class);
  }

  @Test
  void aWallIsNamedOnlyIfItWasKnownByTheCutoff() {
    driver.milestones(List.of(new Fact("e", null, MilestoneKind.CLOSED, 30L, 70, null)));
    assertThat(view(69).latest(MID))
        .isInstanceOfSatisfying(
            Reading.Sealed.class,
            refused -> {
              assertThat(refused.wall()).isEmpty();
              assertThatThrownBy(refused::value)
                  .isInstanceOf(SealedException.class)
                  .message()
                  .doesNotContain("closed", "event_end", at(30).toString(), at(100).toString());
            });
    assertThat(view(70).latest(MID))
        .isInstanceOfSatisfying(
            Reading.Sealed.class,
            refused -> assertThat(refused.wall()).contains(new KnownWall(at(30), "closed")));
  }

  @Test
  void unknownAndStaleHaveNoValueButAStandIn() {
    Reading unknown = view(9).latest(MID);
    Reading stale = view(30).latest(MID, Duration.ofNanos(19));
    assertThat(stale).isInstanceOf(Reading.Stale.class);
    for (Reading reading : List.of(unknown, stale)) {
      assertThatThrownBy(reading::value).isInstanceOf(NoValueException.class);
      assertThat(reading.valueOr(0.5)).isEqualTo(0.5);
    }
    assertThat(view(30).latest(MID, Duration.ofNanos(20)).value()).isEqualTo(0.25);
  }

  @Test
  void beforeTheWallOfAFinishedEvent() {
    assertThat(view(100).beforeWall(MID, Duration.ofNanos(1)).value()).isEqualTo(0.25);
    assertThat(view(99).beforeWall(MID, Duration.ofNanos(1))).isInstanceOf(Reading.Sealed.class);
    assertThat(view(100).beforeWall(MID, Duration.ofNanos(91))).isInstanceOf(Reading.Unknown.class);
    assertThat(view(100).beforeWall(MID, Duration.ofDays(365_000_000)))
        .as("before all time")
        .isInstanceOf(Reading.Unknown.class);
    assertThat(view(100).beforeWall(COUNT, Duration.ofNanos(1)))
        .as("no wall")
        .isInstanceOf(Reading.Sealed.class);
    assertThatThrownBy(() -> view(100).beforeWall(MID, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private AsOf view(long cutoff) {
    return guard.asOf(at(cutoff));
  }

  private static Instant at(long nanos) {
    return Nanos.toInstant(nanos);
  }

  private static Row row(Series series, String event, long at, double value) {
    return new Row("a", series, event, at, at, value, Basis.CLAIMED);
  }
}
