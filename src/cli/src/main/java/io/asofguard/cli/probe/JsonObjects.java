package io.asofguard.cli.probe;

import io.asofguard.cli.output.NumberText;
import java.io.BufferedReader;
import java.io.IOException;
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
import tools.jackson.core.json.JsonFactory;

/** One flat JSON object a line. */
final class JsonObjects {
  private static final JsonFactory JSON = new JsonFactory();

  private final String file;
  private final BufferedReader lines;
  private long line;

  JsonObjects(String file, BufferedReader lines) {
    this.file = file;
    this.lines = lines;
  }

  /** Every name that comes up, in the order in which they do; reads to the end. */
  List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Map<String, ?> object = next(); object != null; object = next()) {
      names.addAll(object.keySet());
    }
    return List.copyOf(names);
  }

  /** The line of the last object, counted from 1. */
  long line() {
    return line;
  }

  /** The next object; null at the end. */
  @Nullable Map<String, @Nullable Object> next() {
    String text = textLine();
    if (text == null) {
      return null;
    }
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      expect(json.nextToken() == JsonToken.START_OBJECT);
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        expect(!object.containsKey(name));
        object.put(name, value(json));
      }
      expect(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
      return object;
    } catch (JacksonException e) {
      throw new BadProbesException(file, line, "no sound JSON: " + e.getOriginalMessage());
    }
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

  private void expect(boolean sound) {
    if (!sound) {
      throw new BadProbesException(
          file, line, "is not one flat JSON object with names that differ; write one a line");
    }
  }

  private @Nullable String textLine() {
    try {
      String text;
      do {
        text = lines.readLine();
        line++;
      } while (text != null && text.isBlank());
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
