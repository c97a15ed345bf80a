package io.asofguard.cli.probe;

import java.io.BufferedReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The objects of one array, which may lie on several lines each. */
final class JsonArray extends JsonObjects {
  private final JsonParser json;
  private long line = 1;

  JsonArray(String file, BufferedReader text) {
    super(file);
    json = parser(text);
  }

  @Override
  @Nullable Map<String, @Nullable Object> next() {
    try {
      if (json.currentToken() == null) {
        json.nextToken();
      }
      boolean more = json.nextToken() != JsonToken.END_ARRAY;
      line = json.currentTokenLocation().getLineNr();
      if (more) {
        return object(json);
      }
      expect(json.nextToken() == null);
      return null;
    } catch (JacksonException e) {
      throw unsound(e, json.currentLocation().getLineNr());
    }
  }

  @Override
  long line() {
    return line;
  }

  @Override
  String advice() {
    return "write one array of such objects, and nothing after it";
  }
}
