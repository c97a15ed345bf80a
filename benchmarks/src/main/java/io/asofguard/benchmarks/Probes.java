package io.asofguard.benchmarks;

import io.asofguard.api.Reading;
import io.asofguard.api.Series;
import io.asofguard.guard.Answer;
import io.asofguard.guard.Status;
import io.asofguard.law.Nanos;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Questions for the latest value at random cutoffs, each with the answer that must come. */
final class Probes {
  private static final int MOST = 1 << 16;
  private static final int FEWEST = 1 << 9;
  private static final long MOST_LOOKS = 1L << 27;
  private static final long SEED = 7;

  private final List<Series> series = new ArrayList<>();
  private final List<Instant> cutoffs = new ArrayList<>();
  private final long[] nanos;
  private final @Nullable Fact[] expected;
  private int known;

  private Probes(int size) {
    nanos = new long[size];
    expected = new @Nullable Fact[size];
  }

  /** Draws cutoffs from a range, inclusive and exclusive; some before all is known are welcome. */
  static Probes draw(List<Fact> facts, long from, long to) {
    Map<Integer, List<Fact>> bySeries = new HashMap<>();
    for (Fact fact : facts) {
      bySeries.computeIfAbsent(fact.series(), number -> new ArrayList<>()).add(fact);
    }
    bySeries.values().forEach(rows -> rows.sort(Fact.LATEST_FIRST));
    long looks = Math.max(1, facts.size() / bySeries.size());
    Probes probes = new Probes((int) Math.max(FEWEST, Math.min(MOST, MOST_LOOKS / looks)));
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < probes.nanos.length; i++) {
      int asked = random.nextInt(bySeries.size());
      probes.add(i, asked, Objects.requireNonNull(bySeries.get(asked)), random.nextLong(from, to));
    }
    if (probes.known == 0) {
      throw new IllegalStateException("no probe has an answer");
    }
    return probes;
  }

  private void add(int at, int number, List<Fact> latestFirst, long cutoff) {
    series.add(new Series(FeedRows.entity(number), FeedRows.FIELD));
    cutoffs.add(Nanos.toInstant(cutoff));
    nanos[at] = cutoff;
    expected[at] = Fact.latest(latestFirst, cutoff);
    known += expected[at] == null ? 0 : 1;
  }

  int size() {
    return nanos.length;
  }

  Series series(int at) {
    return series.get(at);
  }

  long nanos(int at) {
    return nanos[at];
  }

  Instant cutoff(int at) {
    return cutoffs.get(at);
  }

  Answer checked(int at, Answer answer) {
    Fact fact = expected[at];
    boolean right =
        fact == null
            ? answer.status() == Status.UNKNOWN
            : answer.isKnown()
                && answer.eventTime() == fact.eventTime()
                && answer.value() == fact.value();
    return right ? answer : wrong(at, answer);
  }

  Reading checked(int at, Reading reading) {
    Fact fact = expected[at];
    boolean right =
        fact == null
            ? reading instanceof Reading.Unknown
            : reading instanceof Reading.Known value && value.value() == fact.value();
    return right ? reading : wrong(at, reading);
  }

  private <T> T wrong(int at, T got) {
    throw new IllegalStateException(
        "wrong answer: "
            + series(at)
            + " at "
            + cutoff(at)
            + " is "
            + expected[at]
            + ", got "
            + got);
  }
}
