package io.asofguard.replay.exec;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Question;
import io.asofguard.replay.ForecasterException;
import io.asofguard.store.Show;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** The protocol, from hello to forecast, as docs/exec-protocol.md has it. */
final class Conversation {
  static final long PROTOCOL = 1;

  private final Child child;
  private final JsonGenerator json;
  private final AtomicLong answered = new AtomicLong();

  Conversation(Child child) {
    this.child = child;
    this.json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), child.stdin());
  }

  /** How many lines of requests the open question had. */
  long answered() {
    return answered.get();
  }

  /** Says hello; gives what the program says of itself. */
  Ready greet() {
    send(
        () -> {
          json.writeStartObject();
          json.writeStringProperty("type", "hello");
          json.writeNumberProperty("protocol", PROTOCOL);
          json.writeEndObject();
        });
    Object line = receive("its ready");
    try {
      return Ready.of(Message.of(line));
    } catch (Message.BadRequestException e) {
      throw new ForecasterException(
          "its first line is no ready of this protocol: " + e.getMessage());
    }
  }

  /** Asks a question and serves reads until the forecast comes. */
  Forecast ask(AsOf view, Question question, long id) {
    answered.set(0);
    send(() -> write(question, id));
    Replies replies = new Replies(view, question.event(), json);
    while (true) {
      Object line = receive("its forecast");
      if (line instanceof Map<?, ?> members && "forecast".equals(members.get("type"))) {
        return forecast(new Message(members), id);
      }
      send(() -> reply(replies, line));
      answered.incrementAndGet();
    }
  }

  private void reply(Replies replies, @Nullable Object line) {
    if (line instanceof List<?> batch) {
      json.writeStartArray();
      batch.forEach(replies::to);
      json.writeEndArray();
    } else {
      replies.to(line);
    }
  }

  private void write(Question question, long id) {
    json.writeStartObject();
    json.writeStringProperty("type", "question");
    json.writeNumberProperty("id", id);
    json.writeStringProperty("event", question.event());
    json.writeStringProperty("cutoff", question.cutoff().toString());
    json.writeArrayPropertyStart("entities");
    question.entities().forEach(json::writeString);
    json.writeEndArray();
    json.writeNumberProperty("seed", question.seed());
    json.writeEndObject();
  }

  private static Forecast forecast(Message message, long id) {
    Object answers = message.members().get("id");
    if (!(answers instanceof Long of) || of != id) {
      throw new ForecasterException(
          "its forecast is for the question with id " + answers + ", and " + id + " was asked");
    }
    if (!(message.members().get("values") instanceof Map<?, ?> values)) {
      throw new ForecasterException(
          "its forecast has no 'values', an object of entities and numbers");
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    values.forEach((entity, value) -> numbers.put((String) entity, number(entity, value)));
    return new Forecast(numbers);
  }

  private static double number(Object entity, @Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new ForecasterException(
        "its forecast for "
            + Show.quoted(entity.toString())
            + " is no number: "
            + Show.quoted(String.valueOf(value)));
  }

  private @Nullable Object receive(String awaited) {
    byte[] line;
    try {
      line = child.nextLine();
    } catch (IOException e) {
      line = null;
    }
    if (line == null) {
      throw new ForecasterException(
          "it " + child.end() + ", before " + awaited + child.lastWords());
    }
    try {
      Object value = Json.read(line);
      if (value instanceof Map || value instanceof List) {
        return value;
      }
    } catch (JacksonException e) {
      // Told below, with the line itself.
    }
    throw garbage(line, awaited);
  }

  private static ForecasterException garbage(byte[] line, String awaited) {
    String shown = Show.quoted(new String(line, StandardCharsets.UTF_8));
    return new ForecasterException(
        line.length == Child.LONGEST_LINE
            ? "it wrote a line of more than 1 MiB, which begins with " + shown
            : "it wrote a line that is no message, where "
                + awaited
                + " or a read was due: "
                + shown
                + "; stdout is for the protocol alone, print to stderr");
  }

  private void send(Runnable message) {
    try {
      message.run();
      json.writeRaw('\n');
      json.flush();
    } catch (JacksonException e) {
      // A program that is gone; the reads that follow tell how it ended.
      if (!(e.getCause() instanceof IOException)) {
        throw e;
      }
    }
  }
}
