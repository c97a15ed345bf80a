package io.asofguard.replay.exec;

import io.asofguard.api.AsOf;
import io.asofguard.api.KnownWall;
import io.asofguard.api.Outcome;
import io.asofguard.api.Reading;
import io.asofguard.api.SealedException;
import io.asofguard.api.Series;
import io.asofguard.api.Window;
import io.asofguard.store.Show;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Answers a program's requests out of a view, and writes no more than a Java forecaster gets. */
final class Replies {
  private final AsOf view;
  private final String event;
  private final JsonGenerator json;

  Replies(AsOf view, String event, JsonGenerator json) {
    this.view = view;
    this.event = event;
    this.json = json;
  }

  /** Writes the answer to a request, or what is wrong with it. */
  void to(@Nullable Object request) {
    Runnable answer;
    try {
      answer = answer(Message.of(request));
    } catch (IllegalArgumentException | DateTimeException e) {
      answer = () -> error(String.valueOf(e.getMessage()));
    }
    answer.run();
  }

  /** Reads now; what comes back only writes. */
  private Runnable answer(Message asked) {
    Instant earlier = asked.instantIfGiven("as_of");
    if (earlier == null) {
      return answer(asked, view);
    }
    try (AsOf narrower = view.asOf(earlier)) {
      return answer(asked, narrower);
    }
  }

  private Runnable answer(Message asked, AsOf from) {
    return switch (asked.type()) {
      case "latest" -> reading(latest(from, asked.series(), asked.durationIfGiven("max_age")));
      case "at" -> reading(at(from, asked));
      case "window" ->
          window(from.window(asked.series(), asked.instant("from"), asked.instant("to")));
      case "before_wall" -> reading(from.beforeWall(asked.series(), asked.duration("lead")));
      case "outcome" -> outcome(from.outcome(asked.text("entity")));
      case "series" -> series(from.series(asked.textOr("event", event)));
      default ->
          throw new Message.BadRequestException(
              "no such type: "
                  + Show.quoted(asked.type())
                  + "; there are latest, at, window, before_wall, outcome, series and forecast");
    };
  }

  private static Reading latest(AsOf from, Series series, @Nullable Duration maxAge) {
    return maxAge == null ? from.latest(series) : from.latest(series, maxAge);
  }

  private static Reading at(AsOf from, Message asked) {
    Instant eventTime = asked.instant("event_time");
    Duration maxAge = asked.durationIfGiven("max_age");
    return maxAge == null
        ? from.at(asked.series(), eventTime)
        : from.read(asked.series(), eventTime, maxAge);
  }

  private Runnable reading(Reading reading) {
    return () -> {
      if (reading instanceof Reading.Known known) {
        begin("KNOWN");
        valueOf(known);
        json.writeEndObject();
      } else if (reading instanceof Reading.Sealed refused) {
        writeSealed(refused);
      } else {
        begin(reading instanceof Reading.Stale ? "STALE" : "UNKNOWN");
        json.writeEndObject();
      }
    };
  }

  private void valueOf(Reading.Known known) {
    json.writeNumberProperty("value", known.value());
    time("event_time", known.eventTime());
    time("knowledge_time", known.knowledgeTime());
  }

  private void writeSealed(Reading.Sealed refused) {
    begin("SEALED");
    Optional<KnownWall> wall = refused.wall();
    if (wall.isPresent()) {
      time("wall", wall.get().at());
      json.writeStringProperty("milestone", wall.get().milestone());
    }
    json.writeStringProperty("reason", new SealedException(refused).getMessage());
    json.writeEndObject();
  }

  private Runnable window(Window window) {
    if (window instanceof Window.Sealed refused) {
      return reading(refused.reading());
    }
    return () -> {
      begin("KNOWN");
      json.writeArrayPropertyStart("values");
      for (Reading.Known known : window.values()) {
        json.writeStartObject();
        valueOf(known);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    };
  }

  private Runnable outcome(Outcome outcome) {
    return () -> {
      if (outcome instanceof Outcome.Known known) {
        begin("KNOWN");
        json.writeStringProperty("outcome", known.outcome());
        time("at", known.at());
        time("knowledge_time", known.knowledgeTime());
      } else {
        begin("UNKNOWN");
      }
      json.writeEndObject();
    };
  }

  private Runnable series(Set<Series> listed) {
    return () -> {
      begin("KNOWN");
      json.writeArrayPropertyStart("series");
      for (Series series : listed) {
        json.writeStartObject();
        json.writeStringProperty("entity", series.entity());
        json.writeStringProperty("field", series.field());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    };
  }

  private void begin(String status) {
    json.writeStartObject();
    json.writeStringProperty("type", "answer");
    json.writeStringProperty("status", status);
  }

  private void time(String name, Instant instant) {
    json.writeStringProperty(name, instant.toString());
  }

  private void error(String what) {
    json.writeStartObject();
    json.writeStringProperty("type", "error");
    json.writeStringProperty("error", what);
    json.writeEndObject();
  }
}
