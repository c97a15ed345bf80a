package io.asofguard.cli.probe;

import io.asofguard.cli.output.NumberText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Probes as an object a line. The first object names the columns; later ones may leave some out.
 */
final class JsonProbes implements Probes {
  private static final JsonFactory JSON = new JsonFactory();

  private final String file;
  private final BufferedReader lines;
  private final List<String> columns;
  private @Nullable Map<String, @Nullable Object> first;
  private long line;
  private long firstLine;

  JsonProbes(String file, BufferedReader lines) {
    this.file = file;
    this.lines = lines;
    this.first = object();
    this.firstLine = line;
    this.columns = first == null ? List.of() : new ArrayList<>(first.keySet());
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable Probe next() {
    Map<String, @Nullable Object> object = first;
    long at = firstLine;
    if (object == null) {
      object = object();
      at = line;
    }
    first = null;
    return object == null ? null : new Probe(at, cells(object));
  }

  private @Nullable Object[] cells(Map<String, @Nullable Object> object) {
    @Nullable Object[] cells = new Object[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = object.remove(columns.get(i));
    }
    if (!object.isEmpty()) {
      throw new BadProbesException(
          file,
          line,
          "the first line has no '"
              + object.keySet().iterator().next()
              + "'; name every column there");
    }
    return cells;
  }

  private @Nullable Map<String, @Nullable Object> object() {
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
