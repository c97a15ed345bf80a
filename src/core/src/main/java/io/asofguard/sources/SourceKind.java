package io.asofguard.sources;

import static io.asofguard.sources.SourceOptions.Option.ENTITY;
import static io.asofguard.sources.SourceOptions.Option.EVENT;
import static io.asofguard.sources.SourceOptions.Option.FIELD;
import static io.asofguard.sources.SourceOptions.Option.MAP;
import static io.asofguard.sources.SourceOptions.Option.MARKETS;
import static io.asofguard.sources.SourceOptions.Option.UNTIL;
import static io.asofguard.sources.SourceOptions.Option.WINDOW;

import io.asofguard.ingest.BadFileException;
import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.LiveFormat;
import io.asofguard.ingest.Payload;
import io.asofguard.ingest.SourceFormat;
import io.asofguard.sources.SourceOptions.Option;
import io.asofguard.store.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The kinds of payload that import takes beside its own files. */
public enum SourceKind {
  /** The prices-history of Polymarket's CLOB: one token, or a map from tokens to points. */
  POLYMARKET_PRICES(
      "polymarket-prices", EnumSet.of(ENTITY, EVENT, UNTIL, MARKETS), PolymarketPrices::open),

  /** Books and midpoints of Polymarket's CLOB, with the receive time beside each. */
  POLYMARKET_BOOK("polymarket-book", EnumSet.of(ENTITY, EVENT, MARKETS), PolymarketFrames::open),

  /** Frames of Polymarket's market websocket, with the receive time beside each. */
  POLYMARKET_WS("polymarket-ws", EnumSet.of(ENTITY, EVENT, MARKETS), PolymarketFrames::open),

  /** Markets and events of Polymarket's Gamma API. */
  POLYMARKET_GAMMA("polymarket-gamma", EnumSet.of(ENTITY), PolymarketGamma::open),

  /** Markets of Kalshi. */
  KALSHI_MARKETS("kalshi-markets", EnumSet.noneOf(Option.class), KalshiMarkets::open),

  /** Candlesticks of Kalshi. */
  KALSHI_CANDLES("kalshi-candles", EnumSet.of(ENTITY, EVENT), KalshiCandles::open),

  /** Trades of Kalshi. */
  KALSHI_TRADES("kalshi-trades", EnumSet.of(EVENT), KalshiTrades::open),

  /** Bets and markets of Manifold. */
  MANIFOLD("manifold", EnumSet.noneOf(Option.class), Manifold::open),

  /** ALFRED's vintages of one series, long: realtime_start, realtime_end, date, value. */
  ALFRED("alfred", EnumSet.of(ENTITY, FIELD), Alfred::open),

  /** A table with a column per vintage, as ALFRED and the Philadelphia Fed publish them. */
  VINTAGES("vintages", EnumSet.of(ENTITY, FIELD), Vintages::open),

  /** Posts as xtracker collects them. */
  XTRACKER("xtracker", EnumSet.of(ENTITY, WINDOW), Xtracker::open),

  /** Any table whose columns the user names. */
  TABLE("table", EnumSet.of(ENTITY, EVENT, FIELD, MAP), Table::open);

  private final String title;
  private final Set<Option> takes;
  private final BiFunction<Payload, SourceOptions, DraftReader> opener;

  SourceKind(
      String title, Set<Option> takes, BiFunction<Payload, SourceOptions, DraftReader> opener) {
    this.title = title;
    this.takes = takes;
    this.opener = opener;
  }

  /**
   * Its name on the command line.
   *
   * @return such as {@code polymarket-prices}
   */
  public String title() {
    return title;
  }

  /**
   * Its frames as a recorder gets them.
   *
   * @param options what the user says beside them
   * @return for {@link io.asofguard.ingest.Recorder}
   * @throws RefusedException if it is no live feed, or if an option has no meaning for it
   * @throws io.asofguard.ingest.BadFileException if the tokens' names can't be read
   */
  public LiveFormat live(SourceOptions options) {
    if (!isLive()) {
      throw new RefusedException(
          "--from " + title + " is no live feed: import it, with the receive time beside each row");
    }
    options.refuseAllBut(takes, title);
    return new LiveFrames(title, TokenNames.of(title, options));
  }

  /**
   * Whether a recorder can take it.
   *
   * @return whether {@link #live} gives something
   */
  public boolean isLive() {
    return this == POLYMARKET_BOOK || this == POLYMARKET_WS;
  }

  /**
   * What a file seems to be, by the names at its start.
   *
   * @param file its path
   * @return the kind; empty if it looks like none, or is no regular file
   */
  public static Optional<SourceKind> like(String file) {
    if (!Files.isRegularFile(Path.of(file))) {
      return Optional.empty();
    }
    try (Payload payload = Payload.open(file)) {
      return Likeness.of(payload).stream().findFirst();
    } catch (BadFileException | IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether its payloads are about one entity, which the user may have to name: not about those of
   * a pattern, or of a column.
   *
   * @return whether the entity of the options is just that
   */
  public boolean isAboutOneEntity() {
    return takes.contains(ENTITY) && this != POLYMARKET_GAMMA && this != TABLE;
  }

  /**
   * Whether its entities are known by tokens, which Gamma's answer names.
   *
   * @return whether it has a use for markets
   */
  public boolean isOfTokens() {
    return takes.contains(MARKETS);
  }

  /**
   * Whether its payloads are about one field, which the user may name.
   *
   * @return whether the field of the options is just that
   */
  public boolean isAboutOneField() {
    return takes.contains(FIELD) && this != TABLE;
  }

  /**
   * The format of its payloads.
   *
   * @param options what the user says beside them
   * @return for {@link io.asofguard.ingest.ImportOptions}
   * @throws RefusedException if an option has no meaning for this kind
   */
  public SourceFormat format(SourceOptions options) {
    options.refuseAllBut(takes, title);
    return new SourceFormat() {
      @Override
      public String name() {
        return title;
      }

      @Override
      public String said() {
        return title + " " + options + digestOf(options.markets());
      }

      @Override
      public void loadAhead(List<String> files) {
        if (SourceKind.this == TABLE && files.stream().anyMatch(SourceKind::isParquet)) {
          DuckDb.loadAhead();
        }
      }

      @Override
      public DraftReader open(Payload payload) {
        if (!payload.isParquet()) {
          Likeness.refuseOther(payload, SourceKind.this);
        }
        return opener.apply(payload, options);
      }
    };
  }

  private static boolean isParquet(String file) {
    if (!Files.isRegularFile(Path.of(file))) {
      return false;
    }
    try (Payload payload = Payload.open(file)) {
      return payload.isParquet();
    } catch (BadFileException | IOException e) {
      return false;
    }
  }

  private static String digestOf(@Nullable String file) {
    if (file == null) {
      return "";
    }
    try (Payload payload = Payload.open(file)) {
      return " " + payload.sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
