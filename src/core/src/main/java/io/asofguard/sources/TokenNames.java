package io.asofguard.sources;

import io.asofguard.ingest.Payload;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which entity, of which event, a Polymarket token stands for: as a payload of Gamma says, else as
 * the user says of the one token of a file, else it is called by its number.
 */
final class TokenNames {
  private static final Pattern TOKEN = Pattern.compile("[0-9]{10,}|0x[0-9a-fA-F]{10,}");
  private static final Pattern NAMED_BY_TOKEN = Pattern.compile("(?:.*[/\\\\])?([0-9]{10,})\\D.*");

  private final String file;
  private final Function<String, RuntimeException> refused;
  private final SourceOptions options;
  private final @Nullable Map<String, Name> byToken;
  private @Nullable String first;
  private @Nullable String unnamed;
  private boolean told;

  /** An entity and its event, if that is known. */
  record Name(String entity, @Nullable String event) {}

  /**
   * The names for one payload.
   *
   * @param file its name
   * @param refused makes the refusal of the payload
   */
  TokenNames(String file, Function<String, RuntimeException> refused, SourceOptions options) {
    this.file = file;
    this.refused = refused;
    this.options = options;
    String markets = options.markets();
    this.byToken = markets == null ? null : MarketNames.read(markets, options);
  }

  /** The names for a live feed, which can't be refused as a whole. */
  static TokenNames of(String feed, SourceOptions options) {
    return new TokenNames(feed, UnusableException::new, options);
  }

  static TokenNames of(Payload payload, SourceOptions options) {
    return new TokenNames(payload.name(), payload::refused, options);
  }

  /** Whether a name has the shape of a token, or of a condition. */
  static boolean isToken(String name) {
    return TOKEN.matcher(name).matches();
  }

  /** The refusal of lists of points of which none says what it is about. */
  RuntimeException severalLists() {
    return refused.apply(
        "has several lists of points and says not which token each is about; put each under its"
            + " token, {\"TOKEN\": [...]}, or into a file of its own, with --entity NAME");
  }

  /** The name of a token; null is the one that the file is about. */
  Name of(@Nullable String inPayload) {
    String token = inPayload == null ? fromFileName() : inPayload;
    if (byToken != null) {
      return fromMarkets(token, byToken);
    }
    String entity = options.entity();
    if (entity != null) {
      refuseSecond(token);
      return new Name(entity, options.event());
    }
    unnamed = token == null ? unknown() : token;
    return new Name(unnamed, options.event());
  }

  /** Says once that there are entities which bear the number of a token. */
  void noteUnnamed(Drafts drafts) {
    if (unnamed != null && !told) {
      told = true;
      drafts.note(
          "an entity that nobody names is called by its token ("
              + unnamed
              + ")"
              + (options.event() == null ? " and belongs to no event, so that it has no wall" : "")
              + "; --markets FILE, Gamma's answer, names them all, --entity the one of a file");
    }
  }

  private Name fromMarkets(@Nullable String token, Map<String, Name> names) {
    Name name = names.get(token == null ? unknown() : token);
    if (name == null) {
      throw new UnusableException(
          "token " + token + " is not among the markets of " + options.markets());
    }
    return name;
  }

  private String unknown() {
    throw refused.apply(
        "says not which token it is about; "
            + (byToken == null
                ? "give --entity NAME"
                : "have the recorder write asset_id beside it")
            + ", or name the file TOKEN.json");
  }

  private @Nullable String fromFileName() {
    Matcher named = NAMED_BY_TOKEN.matcher(file);
    return named.matches() ? named.group(1) : null;
  }

  /** A payload that names no token, such as a bare midpoint, is about the one of the file. */
  private void refuseSecond(@Nullable String token) {
    if (token != null && first != null && !first.equals(token)) {
      throw refused.apply(
          "holds more than one token ("
              + first
              + ", "
              + token
              + "), and --entity names but one; give --markets FILE, Gamma's answer for them");
    }
    first = token == null ? first : token;
  }
}
