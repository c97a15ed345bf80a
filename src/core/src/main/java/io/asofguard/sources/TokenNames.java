package io.asofguard.sources;

import io.asofguard.ingest.Payload;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which entity, of which event, a Polymarket token stands for. */
final class TokenNames {
  private static final Pattern NAMED_BY_TOKEN = Pattern.compile("(?:.*[/\\\\])?([0-9]{10,})\\D.*");

  private final Payload payload;
  private final SourceOptions options;
  private @Nullable String first;

  /** An entity and its event, if that is known. */
  record Name(String entity, @Nullable String event) {}

  TokenNames(Payload payload, SourceOptions options) {
    this.payload = payload;
    this.options = options;
  }

  /** The name of a token; null is the one that the file is about. */
  Name of(@Nullable String inPayload) {
    String token = inPayload == null ? fromFileName() : inPayload;
    String entity = options.entity();
    if (entity != null) {
      refuseSecond(token == null ? "" : token);
      return new Name(entity, options.event());
    }
    if (token == null) {
      throw payload.refused(
          "says not which token it is about; give --entity NAME, or name the file TOKEN.json");
    }
    return new Name(token, options.event());
  }

  private @Nullable String fromFileName() {
    Matcher named = NAMED_BY_TOKEN.matcher(payload.name());
    return named.matches() ? named.group(1) : null;
  }

  private void refuseSecond(String token) {
    if (first != null && !first.equals(token)) {
      throw payload.refused(
          "holds more than one token (" + first + ", " + token + "), and --entity names but one");
    }
    first = token;
  }
}
