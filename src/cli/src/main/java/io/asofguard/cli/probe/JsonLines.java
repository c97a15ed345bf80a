package io.asofguard.cli.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** An object a line. */
final class JsonLines extends JsonObjects {
  private final BufferedReader lines;
  private long line;

  JsonLines(String file, BufferedReader lines) {
    super(file);
    this.lines = lines;
  }

  @Override
  @Nullable Map<String, @Nullable Object> next() {
    String text = textLine();
    if (text == null) {
      return null;
    }
    try (JsonParser json = parser(new StringReader(text))) {
      json.nextToken();
      Map<String, @Nullable Object> object = object(json);
      expect(json.nextToken() == null);
      return object;
    } catch (JacksonException e) {
      throw unsound(e, line);
    }
  }

  @Override
  long line() {
    return line;
  }

  @Override
  String advice() {
    return "write one a line";
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
