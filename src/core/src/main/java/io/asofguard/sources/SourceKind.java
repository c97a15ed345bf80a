package io.asofguard.sources;

import static io.asofguard.sources.SourceOptions.Option.ENTITY;
import static io.asofguard.sources.SourceOptions.Option.EVENT;
import static io.asofguard.sources.SourceOptions.Option.UNTIL;

import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Payload;
import io.asofguard.ingest.SourceFormat;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;

/** The kinds of payload that import takes beside its own files. */
public enum SourceKind {
  /** The prices-history of Polymarket's CLOB: one token, or a map from tokens to points. */
  POLYMARKET_PRICES("polymarket-prices", EnumSet.of(ENTITY, EVENT, UNTIL), PolymarketPrices::open);

  private final String title;
  private final Set<SourceOptions.Option> takes;
  private final BiFunction<Payload, SourceOptions, DraftReader> opener;

  SourceKind(
      String title,
      Set<SourceOptions.Option> takes,
      BiFunction<Payload, SourceOptions, DraftReader> opener) {
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
   * The format of its payloads.
   *
   * @param options what the user says beside them
   * @return for {@link io.asofguard.ingest.ImportOptions}
   * @throws io.asofguard.store.RefusedException if an option has no meaning for this kind
   */
  public SourceFormat format(SourceOptions options) {
    options.refuseAllBut(takes, title);
    return new SourceFormat() {
      @Override
      public String name() {
        return title;
      }

      @Override
      public DraftReader open(Payload payload) {
        return opener.apply(payload, options);
      }
    };
  }
}
