package io.asofguard.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What a store can look like to a read. */
public enum ReadShape {
  /** 1,000 series; 5 % of the rows were known up to a day late. */
  LATEST {
    @Override
    Probes fill(ReadStore store, int rows) throws IOException {
      int perSeries = Math.max(1, rows / SERIES);
      SplittableRandom random = new SplittableRandom(SEED);
      List<Fact> facts = new ArrayList<>();
      for (int step = 0; step < perSeries; step++) {
        for (int series = 0; series < SERIES; series++) {
          long late = random.nextInt(100) < 5 ? random.nextLong(DAY) / MICRO * MICRO : SECOND;
          facts.add(fact(series, step * MINUTE, late, random));
        }
      }
      store.take(facts);
      return Probes.draw(facts, START, START + perSeries * MINUTE);
    }
  },

  /** One series of which all rows but the first came to be known long after; early cutoffs. */
  LATE_HISTORY {
    @Override
    Probes fill(ReadStore store, int rows) throws IOException {
      SplittableRandom random = new SplittableRandom(SEED);
      List<Fact> facts = new ArrayList<>();
      facts.add(fact(0, 0, 0, random));
      for (int step = 1; step < rows; step++) {
        facts.add(fact(0, step * SECOND, rows * SECOND, random));
      }
      store.take(facts);
      return Probes.draw(facts, START, START + rows * SECOND);
    }
  },

  /** One series, a tenth of the rows; twenty backfills replaced half of it by half as many rows. */
  MASKS {
    @Override
    Probes fill(ReadStore store, int rows) throws IOException {
      return masked(store, rows / 10);
    }
  },

  /** As it was before ten imports revised all of it: one series, a tenth of the rows. */
  OLD_SNAPSHOT {
    @Override
    Probes fill(ReadStore store, int rows) throws IOException {
      return revised(store, rows / 10);
    }

    @Override
    Long snapshot() {
      return 1L;
    }
  };

  private static final int SERIES = 1_000;
  private static final int BACKFILLS = 20;
  private static final int REVISIONS = 10;
  private static final long SEED = 11;
  private static final long MICRO = 1_000;
  private static final long SECOND = 1_000_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long DAY = 24 * 60 * MINUTE;
  private static final long START = 1_704_067_200_000_000_000L;

  /** Fills a store with about so many rows, and gives the questions. */
  abstract Probes fill(ReadStore store, int rows) throws IOException;

  /** The edition to ask, or null for the newest. */
  @Nullable Long snapshot() {
    return null;
  }

  private static Fact fact(int series, long offset, long late, SplittableRandom random) {
    return new Fact(series, START + offset, START + offset + late, random.nextInt(10_000));
  }

  private static Probes masked(ReadStore store, int rows) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Fact> facts = new ArrayList<>();
    for (int step = 0; step < rows; step++) {
      facts.add(fact(0, step * SECOND, SECOND, random));
    }
    store.take(facts);
    int stretch = rows / BACKFILLS;
    for (int number = 0; number < BACKFILLS; number++) {
      int first = number * stretch;
      int end = first + stretch / 2;
      List<Fact> instead = new ArrayList<>();
      for (int step = first; step < end; step += 2) {
        instead.add(fact(0, step * SECOND, SECOND, random));
      }
      long from = START + first * SECOND;
      long to = START + end * SECOND;
      store.replace("mend-" + number, from, to, instead);
      facts.removeIf(fact -> fact.eventTime() >= from && fact.eventTime() < to);
      facts.addAll(instead);
    }
    return Probes.draw(facts, START, START + rows * SECOND);
  }

  private static Probes revised(ReadStore store, int rows) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Fact> base = new ArrayList<>();
    for (int step = 0; step < rows; step++) {
      base.add(fact(0, step * SECOND, SECOND, random));
    }
    store.take(base);
    for (int revision = 1; revision <= REVISIONS; revision++) {
      List<Fact> revised = new ArrayList<>();
      for (int step = 0; step < rows; step++) {
        revised.add(fact(0, step * SECOND, (1 + revision) * SECOND, random));
      }
      store.take(revised);
    }
    return Probes.draw(base, START, START + rows * SECOND);
  }
}
