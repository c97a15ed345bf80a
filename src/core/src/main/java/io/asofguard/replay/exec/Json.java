package io.asofguard.replay.exec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * One line of JSON as maps, lists, strings, numbers, booleans and nulls. Whole numbers are {@code
 * Long} where they fit, all others {@code Double}; NaN and Infinity, which many languages write,
 * are taken, so that they can be refused by name.
 */
final class Json {
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .rootValueSeparator("")
          .build();

  private Json() {}

  /**
   * Reads a line.
   *
   * @throws JacksonException if it is not one JSON value
   */
  static @Nullable Object read(byte[] line) {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), line)) {
      Object value = value(json, json.nextToken());
      if (json.nextToken() != null) {
        throw new StreamReadException(json, "more than one value");
      }
      return value;
    }
  }

  private static @Nullable Object value(JsonParser json, @Nullable JsonToken token) {
    if (token == null) {
      throw new StreamReadException(json, "no value");
    }
    return switch (token) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> list(json);
      case VALUE_STRING -> json.getString();
      case VALUE_NUMBER_INT -> whole(json);
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static Number whole(JsonParser json) {
    return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? (Number) json.getDoubleValue()
        : (Number) json.getLongValue();
  }

  private static Map<String, @Nullable Object> object(JsonParser json) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      members.put(name, value(json, json.nextToken()));
    }
    return members;
  }

  private static List<@Nullable Object> list(JsonParser json) {
    List<@Nullable Object> items = new ArrayList<>();
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      items.add(value(json, token));
    }
    return items;
  }
}
