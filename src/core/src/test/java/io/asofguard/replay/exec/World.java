package io.asofguard.replay.exec;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Question;
import io.asofguard.api.Series;
import io.asofguard.conformance.Fact;
import io.asofguard.conformance.Row;
import io.asofguard.guard.AsOfGuard;
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
import java.util.concurrent.CopyOnWriteArrayList;

/** A small store, and programs that are asked about it. */
final class World implements AutoCloseable {
  static final Instant CUTOFF = Instant.parse("2026-04-08T12:10:00Z");
  static final Instant LATER = Instant.parse("2026-04-08T13:00:00Z");

  private final AsOfGuard guard;
  private final List<String> notes = new CopyOnWriteArrayList<>();

  World(Path folder) {
    StoreClock clock = StoreClock.fixed(nanos("2026-04-11T00:00:00Z"));
    try (Store store = Store.open(folder, clock)) {
      StoreDriver driver = new StoreDriver(store);
      driver.observations(
          List.of(
              mid("2026-04-08T11:55:00Z", "2026-04-08T11:55:01.000000007Z", 0.4),
              mid("2026-04-08T12:00:00Z", "2026-04-08T12:00:01Z", 0.44),
              mid("2026-04-08T12:00:00Z", "2026-04-08T12:10:00Z", 0.41),
              mid("2026-04-08T12:30:00Z", "2026-04-08T12:30:01Z", 0.5)));
      driver.milestones(
          List.of(
              end("launch", "2026-04-08T13:00:00Z"),
              end("landing", "2026-04-01T00:00:00Z"),
              new Fact(
                  "landing",
                  "landing/yes",
                  MilestoneKind.RESOLVED,
                  nanos("2026-04-01T02:00:00Z"),
                  nanos("2026-04-01T02:00:02Z"),
                  "1")));
    }
    guard = AsOfGuard.over(Store.open(folder, clock));
  }

  private static Row mid(String eventTime, String knowledge, double value) {
    return new Row(
        "venue",
        Series.of("launch/yes", "market_mid"),
        "launch",
        nanos(eventTime),
        nanos(knowledge),
        value,
        Basis.CLAIMED);
  }

  private static Fact end(String event, String at) {
    return new Fact(
        event, null, MilestoneKind.EVENT_END, nanos(at), nanos("2026-04-01T00:00:00Z"), null);
  }

  private static long nanos(String instant) {
    return Nanos.of(Instant.parse(instant));
  }

  /** A program that gets a minute, so that only those that are stuck by intent run out of time. */
  ExecForecaster program(String command) {
    return program(command, Duration.ofMinutes(1));
  }

  ExecForecaster program(String command, Duration timeout) {
    return new ExecForecaster(new ExecOptions(command, timeout, notes::add));
  }

  Forecast ask(ExecForecaster program) {
    return ask(program, CUTOFF);
  }

  Forecast ask(ExecForecaster program, Instant cutoff) {
    try (AsOf view = guard.asOf(cutoff)) {
      return program.forecast(view, new Question("launch", cutoff, List.of("launch/yes"), 42));
    }
  }

  List<String> notes() {
    return notes;
  }

  @Override
  public void close() {
    guard.close();
  }
}
