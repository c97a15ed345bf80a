package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Payload;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Polymarket's {@code prices-history}: a {@code market_mid} for each point, at its {@code t}. There
 * is no knowledge time in it but for the one that a recorder wrote beside it.
 *
 * <p>An answer to a request for a window carries one point more, stamped with the time of the
 * request, though the window ended long before. It is kept out: the last point of an answer if it
 * lies after {@code until}, or, off the step of the points before, within two minutes of the fetch.
 * Where that can't be told, the summary says so. An answer is a list, or points in none that follow
 * each other, of one token and received at one time.
 */
final class PolymarketPrices implements ItemAdapter {
  private static final long REQUEST_LASTS = Duration.ofMinutes(2).toNanos();

  /** A fetch time that somebody remembers as a day. */
  private static final long COARSE_FETCH = Duration.ofDays(2).toNanos();

  private static final long JITTER = Duration.ofSeconds(10).toNanos();

  private final SourceOptions options;
  private final TokenNames names;
  private @Nullable String token;
  private NamesAround around = NamesAround.of(List.of());
  private @Nullable JsonItem lastItem;
  private Draft.@Nullable Observation last;
  private @Nullable Long lastFetched;
  private long step;
  private long stepBefore;
  private Draft.@Nullable Observation firstDoubt;
  private long doubts;

  private PolymarketPrices(SourceOptions options, TokenNames names) {
    this.options = options;
    this.names = names;
  }

  static DraftReader open(Payload payload, SourceOptions options) {
    return new JsonDrafts(
        JsonSniffer.received(payload, new PriceLayout(payload), Marks.of("t p"), options.zone()),
        new PolymarketPrices(options, TokenNames.of(payload, options)));
  }

  @Override
  public @Nullable String idle() {
    return null;
  }

  @Override
  public void item(JsonItem item, Drafts drafts) {
    long at = EpochTime.SECONDS.read("t", item.required("t"));
    String of = tokenOf(item);
    Received received = Received.of(item, options.zone());
    Long fetched = received.at() == null ? options.fetchedAt() : received.at();
    if (!isOfLastAnswer(item, of, fetched)) {
      endAnswer(drafts);
    }
    token = of;
    lastItem = item;
    lastFetched = fetched;
    TokenNames.Name name = names.of(of);
    Draft.Observation point =
        new Draft.Observation(
            item,
            null,
            name.event(),
            name.entity(),
            "market_mid",
            at,
            received.known(at),
            item.required("p"));
    if (last != null) {
      stepBefore = step;
      step = at - last.eventTime();
      drafts.add(checked(last));
    }
    last = point;
  }

  private boolean isOfLastAnswer(JsonItem item, @Nullable String of, @Nullable Long fetched) {
    return lastItem != null
        && item.isInListOf(lastItem)
        && Objects.equals(of, token)
        && Objects.equals(fetched, lastFetched);
  }

  /** A name around it that has not the shape of a token says less than a token beside it. */
  private @Nullable String tokenOf(JsonItem item) {
    if (lastItem == null || !item.isInListOf(lastItem)) {
      around = NamesAround.of(item.path());
    }
    String token = around.token() == null ? PriceLayout.token(item) : around.token();
    if (token == null && around.first() == null && around.isOfLaterList()) {
      throw names.severalLists();
    }
    return token == null ? around.first() : token;
  }

  @Override
  public void end(Drafts drafts) {
    endAnswer(drafts);
    noteDoubts(drafts);
    names.noteUnnamed(drafts);
  }

  private void endAnswer(Drafts drafts) {
    if (last != null) {
      boolean stamped = isStampedNow(last);
      drafts.add(stamped ? stampedNow(last) : checked(last));
      if (!stamped && isDoubtful(last)) {
        firstDoubt = firstDoubt == null ? last : firstDoubt;
        doubts++;
      }
    }
    last = null;
    step = 0;
    stepBefore = 0;
  }

  private Draft checked(Draft.Observation point) {
    Long until = options.until();
    return until != null && Law.future(point.eventTime(), until)
        ? new Draft.Unusable(
            point.origin(),
            Nanos.toInstant(point.eventTime())
                + " lies after "
                + Nanos.toInstant(until)
                + ", the end that was asked for (--until); a request appends one such point,"
                + " stamped with its own time")
        : point;
  }

  private boolean isStampedNow(Draft.Observation point) {
    Long fetchedAt = lastFetched;
    return fetchedAt != null
        && stepBefore != 0
        && Math.abs(step - stepBefore) > JITTER
        && Law.within(point.eventTime(), fetchedAt, REQUEST_LASTS);
  }

  private static Draft stampedNow(Draft.Observation point) {
    return new Draft.Unusable(
        point.origin(),
        "the point that a request appends, stamped with its own time: the last one, at "
            + Nanos.toInstant(point.eventTime())
            + ", off the step of the points before and within two minutes of the fetch");
  }

  /** Whether the last point may be the one stamped now, and nothing can tell. */
  private boolean isDoubtful(Draft.Observation point) {
    Long fetchedAt = lastFetched;
    boolean maybeThen = fetchedAt == null || Law.within(point.eventTime(), fetchedAt, COARSE_FETCH);
    boolean onStep = stepBefore != 0 && Math.abs(step - stepBefore) <= JITTER;
    return options.until() == null && maybeThen && !onStep;
  }

  private void noteDoubts(Drafts drafts) {
    if (firstDoubt != null) {
      drafts.note(
          doubts
              + (doubts == 1 ? " answer ends" : " answers end")
              + " with what may be the point that a request appends, stamped with its own time ("
              + firstDoubt.entity()
              + " at "
              + Nanos.toInstant(firstDoubt.eventTime())
              + "): of too few points, or off the step of those before, and --fetched-at does not"
              + " say; --until TS, the end that you asked for, keeps it out");
    }
  }
}
