package io.asofguard.cli.probe;

import io.asofguard.cli.output.NumberText;
import io.asofguard.ingest.JsonTrouble;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Flat JSON objects, one after the other. */
abstract class JsonObjects {
  private static final JsonFactory JSON = new JsonFactory();

  private final String file;

  JsonObjects(String file) {
    this.file = file;
  }

  /** The next object; null at the end. */
  abstract @Nullable Map<String, @Nullable Object> next();

  /** Where the last object begins, counted from 1. */
  abstract long line();

  /** How the user is to write them, as the end of a message. */
  abstract String advice();

  /** Every name that comes up, in the order in which they do; reads to the end. */
  final List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Map<String, ?> object = next(); object != null; object = next()) {
      names.addAll(object.keySet());
    }
    return List.copyOf(names);
  }

  static JsonParser parser(Reader text) {
    return JSON.createParser(ObjectReadContext.empty(), text);
  }

  /** Reads the object that starts with the parser's current token. */
  final Map<String, @Nullable Object> object(JsonParser json) {
    expect(json.currentToken() == JsonToken.START_OBJECT);
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      expect(!object.containsKey(name));
      object.put(name, value(json));
    }
    expect(json.currentToken() == JsonToken.END_OBJECT);
    return object;
  }

  private @Nullable Object value(JsonParser json) {
    JsonToken token = json.nextToken();
    expect(token != null && token.isScalarValue());
    return switch (token) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new NumberText(json.getString());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> json.getString();
    };
  }

  final void expect(boolean sound) {
    if (!sound) {
      throw new BadProbesException(
          file, line(), "is not one flat JSON object with names that differ; " + advice());
    }
  }

  final RuntimeException unsound(JacksonException e, long line) {
    return e instanceof JacksonIOException && e.getCause() instanceof IOException cause
        ? new UncheckedIOException(cause)
        : new BadProbesException(file, line, "no sound JSON: " + JsonTrouble.of(e));
  }
}
