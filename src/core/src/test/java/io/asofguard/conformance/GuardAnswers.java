package io.asofguard.conformance;

import io.asofguard.api.AsOf;
import io.asofguard.api.Outcome;
import io.asofguard.api.Reading;
import io.asofguard.api.SealedException;
import io.asofguard.api.Series;
import io.asofguard.api.SeriesReader;
import io.asofguard.api.Window;
import io.asofguard.guard.Answer;
import io.asofguard.guard.BatchProbes;
import io.asofguard.guard.BatchReads;
import io.asofguard.guard.Edition;
import io.asofguard.guard.Status;
import io.asofguard.law.Nanos;
import io.asofguard.law.Wall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The guard's answers: reads through its edition, all else through the view that it hands out. */
record GuardAnswers(Edition edition, AsOf widest, long horizon) implements Answers {

  @Override
  public boolean isIndexed() {
    return edition.isIndexed();
  }

  @Override
  public Reply read(Series series, long eventTime, long cutoff, long maxAge) {
    if (maxAge < 0 && eventTime == cutoff && (cutoff & 1) == 0) {
      return latest(series, cutoff);
    }
    Answer answer = edition.read(series, eventTime, cutoff, maxAge);
    return answer.isKnown()
        ? new Reply(answer.status().name(), answer.value(), answer.eventTime(), answer.knowledge())
        : Reply.of(answer.status().name());
  }

  /** Every other one in a batch, where it can be asked so. */
  private Reply latest(Series series, long cutoff) {
    BatchReads batch = edition.batch();
    BatchProbes probes = new BatchProbes(new int[] {batch.handle(series)}, new long[] {cutoff});
    batch.latest(probes);
    String status = probes.statuses[0].name();
    if (probes.statuses[0] != Status.KNOWN) {
      return Reply.of(status);
    }
    Answer whole = edition.read(series, cutoff, cutoff, -1);
    return new Reply(status, probes.values[0], probes.eventTimes[0], whole.knowledge());
  }

  /** By a reader, which says no more than the value: the rest is the view's. */
  private Reply byReader(AsOf view, Series series, long eventTime, long cutoff) {
    SeriesReader reader = view.reader(series);
    Reply whole = reply(view.at(series, Nanos.toInstant(eventTime)));
    try {
      double value = eventTime == cutoff ? reader.value(cutoff) : reader.value(eventTime, cutoff);
      return Double.isNaN(value)
          ? Reply.of("UNKNOWN")
          : new Reply("KNOWN", value, whole.eventTime(), whole.knowledge());
    } catch (SealedException e) {
      return Reply.of("SEALED");
    }
  }

  @Override
  public Reply view(Series series, long eventTime, long cutoff, long maxAge) {
    AsOf view = narrowed(cutoff);
    Instant at = Nanos.toInstant(eventTime);
    boolean latest = eventTime == cutoff;
    if (maxAge < 0 && (eventTime & 1) == 0) {
      return byReader(view, series, eventTime, cutoff);
    }
    if (maxAge < 0) {
      return reply(latest ? view.latest(series) : view.at(series, at));
    }
    Duration age = Duration.ofNanos(maxAge);
    return reply(latest ? view.latest(series, age) : view.read(series, at, age));
  }

  @Override
  public @Nullable SealedBy named(Series series, long cutoff) {
    if (narrowed(cutoff).latest(series) instanceof Reading.Sealed sealed) {
      return sealed
          .wall()
          .map(wall -> new SealedBy(Nanos.of(wall.at()), wall.milestone()))
          .orElse(null);
    }
    return null;
  }

  @Override
  public List<Reply> window(Series series, long from, long to, long cutoff) {
    Window window = narrowed(cutoff).window(series, Nanos.toInstant(from), Nanos.toInstant(to));
    return window instanceof Window.Sealed
        ? List.of(Reply.of("SEALED"))
        : window.values().stream().map(GuardAnswers::reply).toList();
  }

  @Override
  public @Nullable String outcome(String entity, long cutoff) {
    return narrowed(cutoff).outcome(entity) instanceof Outcome.Known known ? known.outcome() : null;
  }

  @Override
  public Reply beforeWall(Series series, long cutoff, long lead) {
    return reply(narrowed(cutoff).beforeWall(series, Duration.ofNanos(lead)));
  }

  @Override
  public Set<Series> series(String event, long cutoff) {
    return narrowed(cutoff).series(event);
  }

  @Override
  public @Nullable Long wall(String entity) {
    Wall wall = edition.wall(entity);
    return wall == null ? null : wall.at();
  }

  @Override
  public @Nullable Long wallKnownAt(String entity, long cutoff) {
    Wall wall = edition.wallKnownAt(entity, cutoff);
    return wall == null ? null : wall.at();
  }

  private AsOf narrowed(long cutoff) {
    return widest.asOf(Nanos.toInstant(cutoff));
  }

  private static Reply reply(Reading reading) {
    if (reading instanceof Reading.Known known) {
      return new Reply(
          "KNOWN", known.value(), Nanos.of(known.eventTime()), Nanos.of(known.knowledgeTime()));
    }
    if (reading instanceof Reading.Sealed) {
      return Reply.of("SEALED");
    }
    return Reply.of(reading instanceof Reading.Stale ? "STALE" : "UNKNOWN");
  }
}
