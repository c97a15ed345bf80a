package io.asofguard.zoo;

import io.asofguard.ingest.Declarations;
import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.law.Nanos;
import io.asofguard.store.FieldRule;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A small event to cheat on: four brackets quoted every quarter of an hour for a day and three
 * hours beyond its end, one of which dies early and unseen; a count without a wall; and a finished
 * event.
 */
public final class ZooStore {
  public static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  public static final StoreClock CLOCK = StoreClock.fixed(Nanos.of(NOW));
  private static final int ROUNDS = 108;

  private final Random random;
  private final List<String> rows = new ArrayList<>();

  private ZooStore(long seed) {
    this.random = new Random(seed);
  }

  /** Makes the store of a seed in a folder. */
  public static void make(Path folder, long seed) throws IOException {
    try (Store store = Store.open(folder.resolve("store"), CLOCK)) {
      ZooStore zoo = new ZooStore(seed);
      zoo.observations();
      load(store, folder.resolve("milestones.csv"), MILESTONES);
      zoo.rows.add(0, "source,entity,field,event,event_time,knowledge_time,value,retracted");
      load(store, folder.resolve("prices.csv"), zoo.rows);
    }
  }

  /** One price of another event, which ends a month later. */
  public static void row(Store store, Path folder, String event, String entity, long at) {
    try {
      load(
          store,
          folder.resolve("row-milestones.csv"),
          List.of(
              "event,entity,milestone,at,knowledge_time,outcome",
              event + ",,event_end,2026-04-01T00:00:00Z,2026-02-01T00:00:00Z,"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    unwalled(store, folder, event, entity, at);
  }

  /** One price of an event of which nothing says when it ends. */
  public static void unwalled(Store store, Path folder, String event, String entity, long at) {
    try {
      load(
          store,
          folder.resolve("row.csv"),
          List.of(
              "entity,field,event,event_time,knowledge_time,value",
              entity
                  + ",market_mid,"
                  + event
                  + ","
                  + Nanos.toInstant(at)
                  + ","
                  + Nanos.toInstant(at)
                  + ",0.5"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A plan for 11:11 that was made long before. */
  public static void plan(Store store, Path folder) throws IOException {
    new Declarations(store).field(new FieldRule("plan", true, null, null));
    load(
        store,
        folder.resolve("plan.csv"),
        List.of(
            "entity,field,event,event_time,knowledge_time,value",
            "ev/c,plan,ev,2026-03-02T11:11:00Z,2026-02-20T00:00:00Z,0.7"));
  }

  /**
   * An event in which one entity goes on beyond its schedule while another is over, and neither is
   * known until 13:00.
   */
  public static void overrun(Store store, Path folder) throws IOException {
    load(
        store,
        folder.resolve("overrun-milestones.csv"),
        List.of(
            "event,entity,milestone,at,knowledge_time,outcome",
            "over,over/a,scheduled_close,2026-03-09T20:00:00Z,2026-02-01T00:00:00Z,",
            "over,over/a,closed,2026-03-09T10:30:00Z,2026-03-09T13:00:00Z,",
            "over,over/b,scheduled_close,2026-03-09T10:00:00Z,2026-02-01T00:00:00Z,",
            "over,over/b,event_end,2026-03-09T12:00:00Z,2026-03-09T13:00:00Z,"));
    load(
        store,
        folder.resolve("overrun.csv"),
        List.of(
            "entity,field,event,event_time,knowledge_time,value",
            "over/a,market_mid,over,2026-03-09T09:00:00Z,2026-03-09T09:00:00Z,0.4",
            "over/b,market_mid,over,2026-03-09T09:00:00Z,2026-03-09T09:00:00Z,0.6"));
  }

  /** Cutoffs of the day. */
  public static List<Long> cutoffs(int everyMinutes) {
    List<Long> cutoffs = new ArrayList<>();
    for (int minute = 60; minute < 24 * 60; minute += everyMinutes) {
      cutoffs.add(Nanos.of(START.plus(Duration.ofMinutes(minute))));
    }
    return cutoffs;
  }

  private static void load(Store store, Path file, List<String> lines) throws IOException {
    Files.write(file, lines);
    var result =
        new Importer(store, ImportOptions.DEFAULT, Progress.NONE).importFile(file.toString());
    if (result.stored() != lines.size() - 1) {
      throw new IllegalStateException(result.toString());
    }
  }

  private static final List<String> MILESTONES =
      List.of(
          "event,entity,milestone,at,knowledge_time,outcome",
          "ev,,event_end,2026-03-03T00:00:00Z,2026-02-01T00:00:00Z,",
          "ev,ev/a,outcome_known,2026-03-02T09:00:00Z,2026-03-02T13:07:00Z,0",
          "ev,ev/a,resolved,2026-03-03T02:00:00Z,2026-03-03T02:00:05Z,0",
          "ev,ev/b,resolved,2026-03-03T02:00:00Z,2026-03-03T02:00:05Z,0",
          "ev,ev/c,resolved,2026-03-03T02:00:00Z,2026-03-03T02:00:05Z,1",
          "ev,ev/d,resolved,2026-03-03T02:00:00Z,2026-03-03T02:00:05Z,0",
          "old,,event_end,2026-03-01T00:00:00Z,2026-02-01T00:00:00Z,",
          "old,old/x,resolved,2026-03-01T02:00:00Z,2026-03-01T02:00:05Z,1",
          "old,old/y,resolved,2026-03-01T02:00:00Z,2026-03-01T02:00:05Z,0");

  private void observations() {
    quotes("ev/a", "ev", START, 0.30, 0.0005);
    quotes("ev/b", "ev", START, 0.25, 0.0005);
    quotes("ev/c", "ev", START, 0.25, 0.9995);
    quotes("ev/d", "ev", START, 0.20, 0.0005);
    quotes("old/x", "old", START.minus(Duration.ofDays(2)), 0.6, 0.9995);
    quotes("old/y", "old", START.minus(Duration.ofDays(2)), 0.4, 0.0005);
    double count = 100;
    for (int round = 0; round < ROUNDS; round++) {
      count += random.nextInt(3);
      row("tracker", "count", "", START.plus(Duration.ofMinutes(15L * round)), count, 180_000);
    }
  }

  private void quotes(String entity, String event, Instant start, double price, double pinned) {
    double now = price;
    for (int round = 0; round < ROUNDS; round++) {
      Instant at = start.plus(Duration.ofMinutes(15L * round));
      now = Math.min(0.9, Math.max(0.05, now + 0.02 * random.nextGaussian()));
      row(entity, "market_mid", event, at, round >= 96 ? pinned : now, 2_000);
      if (round % 20 == 7) {
        row(entity, "market_mid", event, at, Math.min(0.9, now + 0.02), 1_500_000);
      }
    }
  }

  private void row(
      String entity, String field, String event, Instant at, double value, int mostLagMillis) {
    Instant known = at.plusMillis(mostLagMillis / 2 + random.nextInt(mostLagMillis / 2));
    rows.add(
        String.format(
            Locale.ROOT, "s,%s,%s,%s,%s,%s,%.4f,", entity, field, event, at, known, value));
  }
}
