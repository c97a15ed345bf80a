package io.asofguard.leak;

import io.asofguard.api.Series;
import io.asofguard.guard.Read;
import io.asofguard.guard.ReadCall;
import io.asofguard.guard.ReadListener;
import io.asofguard.guard.Status;
import io.asofguard.law.Law;
import io.asofguard.law.Wall;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a forecaster did with its views, as receipts tell it. Thread-safe: a forecaster may have
 * started threads.
 */
final class Watch implements ReadListener {
  private static final int MOST_KEPT = 1000;
  private static final int MOST_SEEN = 20_000;

  private final Function<String, @Nullable Wall> walls;
  private final AtomicLong reads = new AtomicLong();
  private final Set<Series> series = ConcurrentHashMap.newKeySet();
  private final Set<Finding> findings = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Set<Seen> seen = ConcurrentHashMap.newKeySet();
  private volatile long cutoff;

  /**
   * @param walls the wall of an entity
   */
  Watch(Function<String, @Nullable Wall> walls) {
    this.walls = walls;
  }

  /** The forecasts that follow have this cutoff. */
  void expect(long next) {
    cutoff = next;
  }

  @Override
  public void read(Read read) {
    reads.incrementAndGet();
    if (read.call() == ReadCall.SERIES || read.call() == ReadCall.OUTCOME) {
      if (read.call() == ReadCall.OUTCOME && !isKnowable(read)) {
        add(
            Finding.of(Rule.READ_AFTER_CUTOFF, "an outcome was known after the cutoff")
                .about(read.entity(), walls.apply(read.entity()))
                .at(cutoff));
      }
      return;
    }
    Series of = Series.of(read.entity(), read.field());
    series.add(of);
    if (read.status() == Status.KNOWN) {
      check(of, read);
    }
  }

  private void check(Series of, Read read) {
    Wall wall = walls.apply(of.entity());
    Datum datum = new Datum(of, read.value(), read.eventTime(), read.knowledge());
    if (seen.size() < MOST_SEEN) {
      seen.add(new Seen(cutoff, datum));
    }
    if (!isKnowable(read)) {
      add(
          Finding.of(Rule.READ_AFTER_CUTOFF, read.call().text() + " answered with a later value")
              .about(datum, wall)
              .in(Callers.userLine())
              .at(cutoff));
    } else if (wall != null && wall.seals(read.knowledge())) {
      add(
          Finding.of(Rule.READ_BEHIND_WALL, read.call().text() + " answered from behind the wall")
              .about(datum, wall)
              .in(Callers.userLine())
              .at(cutoff));
    }
  }

  private static boolean isKnowable(Read read) {
    return read.status() != Status.KNOWN || Law.known(read.knowledge(), read.cutoff());
  }

  /** A view was read that had ended, however often. */
  void expired(String what) {
    add(Finding.of(Rule.EXPIRED_VIEW, "it read " + what).in(Callers.userLine()).at(cutoff));
  }

  private void add(Finding finding) {
    if (findings.size() < MOST_KEPT) {
      findings.add(finding);
    }
  }

  List<Finding> findings() {
    synchronized (findings) {
      return List.copyOf(findings);
    }
  }

  long reads() {
    return reads.get();
  }

  /** The values that it read first, the earliest cutoff first. */
  List<Seen> seen() {
    return seen.stream()
        .sorted(Comparator.comparingLong(Seen::cutoff).thenComparing(s -> s.datum().toString()))
        .toList();
  }

  Set<Series> series() {
    return Set.copyOf(series);
  }
}
