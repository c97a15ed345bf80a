package io.asofguard.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** Asks two engines the same questions, most of them on a boundary or one nanosecond beside it. */
final class Asker {
  private final Random random;
  private final long[] boundaries;
  private final List<Series> series = new ArrayList<>();

  Asker(Random random, Set<Long> boundaries) {
    this.random = random;
    this.boundaries = boundaries.stream().mapToLong(Long::longValue).sorted().toArray();
    for (String entity : History.ENTITIES) {
      for (String field : History.FIELDS) {
        series.add(new Series(entity, field));
      }
    }
    series.add(new Series("e1/x", "never_heard_of"));
  }

  /** One question. */
  void ask(Answers oracle, Answers engine) {
    int dice = random.nextInt(100);
    Series asked = series.get(random.nextInt(series.size()));
    long cutoff = instant();
    long eventTime = random.nextInt(3) == 0 ? cutoff : instant();
    long maxAge = random.nextInt(3) == 0 ? age() : -1;
    if (dice < 78) {
      same(
          oracle.read(asked, eventTime, cutoff, maxAge),
          engine.read(asked, eventTime, cutoff, maxAge),
          "read",
          asked,
          eventTime,
          cutoff,
          maxAge);
      return;
    }
    cutoff = Math.min(cutoff, engine.horizon());
    if (dice < 84) {
      same(
          oracle.view(asked, eventTime, cutoff, maxAge),
          engine.view(asked, eventTime, cutoff, maxAge),
          "view",
          asked,
          eventTime,
          cutoff,
          maxAge);
    } else if (dice < 86) {
      same(oracle.named(asked, cutoff), engine.named(asked, cutoff), "named", asked, cutoff);
    } else if (dice < 90) {
      long from = Math.min(eventTime, cutoff);
      long to = Math.max(instant(), from);
      same(
          oracle.window(asked, from, to, cutoff),
          engine.window(asked, from, to, cutoff),
          "window",
          asked,
          from,
          to,
          cutoff);
    } else if (dice < 93) {
      String entity = asked.entity();
      same(
          oracle.outcome(entity, cutoff), engine.outcome(entity, cutoff), "outcome", asked, cutoff);
    } else if (dice < 96) {
      long lead = Math.max(1, age());
      same(
          oracle.beforeWall(asked, cutoff, lead),
          engine.beforeWall(asked, cutoff, lead),
          "beforeWall",
          asked,
          cutoff,
          lead);
    } else if (dice < 97) {
      String event = History.EVENTS.get(random.nextInt(History.EVENTS.size()));
      same(
          List.copyOf(oracle.series(event, cutoff)),
          List.copyOf(engine.series(event, cutoff)),
          "series",
          event,
          cutoff);
    } else {
      String entity = asked.entity();
      same(oracle.wall(entity), engine.wall(entity), "wall", entity);
      same(
          oracle.wallKnownAt(entity, cutoff),
          engine.wallKnownAt(entity, cutoff),
          "wallKnownAt",
          entity,
          cutoff);
    }
  }

  private static void same(Object wanted, Object got, Object... question) {
    if (!Objects.equals(wanted, got)) {
      assertThat(got).as("%s", List.of(question)).isEqualTo(wanted);
    }
  }

  private long instant() {
    int dice = random.nextInt(40);
    if (dice == 0) {
      return random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    if (dice == 1) {
      return random.nextLong();
    }
    long boundary = boundaries[random.nextInt(boundaries.length)];
    if (dice < 12 && boundary > Long.MIN_VALUE) {
      return boundary - 1;
    }
    return dice < 22 && boundary < Long.MAX_VALUE ? boundary + 1 : boundary;
  }

  private long age() {
    long a = boundaries[random.nextInt(boundaries.length)];
    long b = boundaries[random.nextInt(boundaries.length)];
    long age = Math.abs(a - b) + random.nextInt(3) - 1;
    return age < 0 ? random.nextInt(2) == 0 ? Long.MAX_VALUE : 0 : age;
  }
}
