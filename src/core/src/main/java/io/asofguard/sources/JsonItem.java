package io.asofguard.sources;

import io.asofguard.ingest.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a JSON payload.
 *
 * @param line the line that it stands on, or which object of the payload it is
 * @param path the names under which it hangs, outermost first
 * @param around the fields of the objects around it that come before it
 * @param fields its own fields
 */
record JsonItem(
    long line,
    List<String> path,
    Map<String, @Nullable Object> around,
    Map<String, @Nullable Object> fields)
    implements Origin {

  /** The one field of what is no JSON: the line itself. */
  static final String RAW = "\0";

  @Override
  public String text() {
    Object raw = fields.get(RAW);
    return raw == null ? JsonValues.write(fields) : raw.toString();
  }

  /** A field's text, or null if there is none: it is missing, null, empty, an object or a list. */
  @Nullable String string(String name) {
    return scalar(fields.get(name));
  }

  /** As {@link #string}, of the first name that has one. */
  @Nullable String first(String... names) {
    for (String name : names) {
      String text = string(name);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** As {@link #first}, looking at the objects around it as well. */
  @Nullable String firstAround(String... names) {
    String own = first(names);
    for (int i = 0; own == null && i < names.length; i++) {
      own = scalar(around.get(names[i]));
    }
    return own;
  }

  String required(String name) {
    String text = string(name);
    if (text == null) {
      throw new UnusableException("'" + name + "' is missing");
    }
    return text;
  }

  boolean isTrue(String name) {
    return "true".equals(string(name));
  }

  /** A field that is an object, as an item of its own in the same place, or null. */
  @Nullable JsonItem inner(String name) {
    return of(fields.get(name));
  }

  /**
   * A field that is a list of objects; empty if it is not there.
   *
   * @throws UnusableException if it is anything else
   */
  List<JsonItem> items(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> values)) {
      throw new UnusableException("'" + name + "' is no list");
    }
    return values.stream().map(each -> element(name, each)).toList();
  }

  private JsonItem element(String name, @Nullable Object value) {
    JsonItem item = of(value);
    if (item == null) {
      throw new UnusableException("'" + name + "' holds something that is no object: " + value);
    }
    return item;
  }

  /** An object inside this one, with this one among what is around it; null if it is none. */
  @SuppressWarnings("unchecked")
  @Nullable JsonItem within(@Nullable Object value) {
    if (!(value instanceof Map<?, ?>)) {
      return null;
    }
    Map<String, @Nullable Object> outer = new LinkedHashMap<>(around);
    outer.putAll(fields);
    return new JsonItem(line, path, outer, (Map<String, @Nullable Object>) value);
  }

  @SuppressWarnings("unchecked")
  private @Nullable JsonItem of(@Nullable Object value) {
    return value instanceof Map<?, ?>
        ? new JsonItem(line, path, around, (Map<String, @Nullable Object>) value)
        : null;
  }

  static @Nullable String scalar(@Nullable Object value) {
    if (value == null || value instanceof Map || value instanceof List) {
      return null;
    }
    String text = value.toString();
    return text.isEmpty() ? null : text;
  }
}
