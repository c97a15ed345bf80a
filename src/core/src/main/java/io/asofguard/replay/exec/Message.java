package io.asofguard.replay.exec;

import io.asofguard.api.Series;
import io.asofguard.store.Show;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object that the program sent. What is asked of it and not there is a bad request. */
record Message(Map<?, ?> members) {

  /** A request that can't be answered. The message tells the program what is wrong with it. */
  static final class BadRequestException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BadRequestException(String message) {
      super(message);
    }
  }

  static Message of(@Nullable Object value) {
    if (value instanceof Map<?, ?> members) {
      return new Message(members);
    }
    throw new BadRequestException("a request is a JSON object");
  }

  String type() {
    return text("type");
  }

  String textOr(String name, String other) {
    String text = textIfGiven(name);
    return text == null ? other : text;
  }

  String text(String name) {
    String text = textIfGiven(name);
    if (text == null) {
      throw new BadRequestException("'" + name + "' is missing");
    }
    return text;
  }

  @Nullable String textIfGiven(String name) {
    Object value = members.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw new BadRequestException("'" + name + "' must be a string");
  }

  Series series() {
    return Series.of(text("entity"), text("field"));
  }

  Instant instant(String name) {
    Instant instant = instantIfGiven(name);
    if (instant == null) {
      throw new BadRequestException("'" + name + "' is missing");
    }
    return instant;
  }

  @Nullable Instant instantIfGiven(String name) {
    String text = textIfGiven(name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw bad(name, text, "an instant such as 2026-04-07T16:00:00Z");
    }
  }

  Duration duration(String name) {
    Duration duration = durationIfGiven(name);
    if (duration == null) {
      throw new BadRequestException("'" + name + "' is missing");
    }
    return duration;
  }

  @Nullable Duration durationIfGiven(String name) {
    String text = textIfGiven(name);
    try {
      return text == null ? null : Duration.parse(text);
    } catch (DateTimeException e) {
      throw bad(name, text, "a duration such as PT15M");
    }
  }

  private static BadRequestException bad(String name, @Nullable String text, String wanted) {
    return new BadRequestException(
        "'" + name + "' is no time: " + Show.quoted(String.valueOf(text)) + "; write " + wanted);
  }
}
