package io.asofguard.sources;

import io.asofguard.ingest.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of a JSON payload.
 *
 * @param line the line that it stands on, or which object of the payload it is
 * @param path the names under which it hangs, outermost first; of a list inside a list its place
 * @param around the fields of the objects around it that come before it
 * @param fields its own fields
 */
record JsonItem(
    long line,
    List<String> path,
    Map<String, @Nullable Object> around,
    Map<String, @Nullable Object> fields)
    implements Origin {

  /** The one field of what is no object: the text itself. */
  static final String RAW = "\0";

  /** The place of a list inside a list, counted from 0, as a path has it. */
  static String placed(int place) {
    return "[" + place + "]";
  }

  /** Whether it stands in the second or a later one of several lists inside a list. */
  boolean isOfLaterList() {
    String last = path.isEmpty() ? "" : path.get(path.size() - 1);
    return isLaterPlace(last);
  }

  /** Whether a name in a path is but the place of a list inside a list. */
  static boolean isPlace(String name) {
    return name.startsWith("[");
  }

  /** Whether it is the place of another than the first. */
  static boolean isLaterPlace(String name) {
    return isPlace(name) && !name.equals(placed(0));
  }

  /** Whether both stand in one and the same list, or both in none. */
  @SuppressWarnings("ReferenceEquality")
  boolean isInListOf(JsonItem other) {
    return path == other.path;
  }

  /**
   * Of a list around it, the element that belongs to the list which it stands in, by its place;
   * null if there is none.
   */
  @Nullable String parallel(String name) {
    if (!path.isEmpty() && around.get(name) instanceof List<?> values) {
      for (int i = 0; i < values.size(); i++) {
        if (path.get(path.size() - 1).equals(placed(i))) {
          return scalar(values.get(i));
        }
      }
    }
    return null;
  }

  /** What stands where an object should. */
  static JsonItem lone(
      long line, List<String> path, Map<String, @Nullable Object> around, String text) {
    return new JsonItem(line, path, around, Map.of(RAW, text));
  }

  boolean isLone() {
    return fields.containsKey(RAW);
  }

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

  /** Whether it, or an object around it, has a field of one of these names. */
  boolean hasAny(Set<String> names) {
    return hasAny(fields, names) || hasAny(around, names);
  }

  private static boolean hasAny(Map<String, @Nullable Object> of, Set<String> names) {
    for (String name : of.keySet()) {
      if (names.contains(name)) {
        return true;
      }
    }
    return false;
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

  /**
   * As {@link #items}, with this one among what is around each; but what is no object is an item of
   * its own, without fields.
   */
  List<JsonItem> elements(String name) {
    if (!(fields.get(name) instanceof List<?> values)) {
      return items(name);
    }
    Map<String, @Nullable Object> outer = outer();
    return values.stream().map(each -> elementOrLone(each, outer)).toList();
  }

  @SuppressWarnings("unchecked")
  private JsonItem elementOrLone(@Nullable Object value, Map<String, @Nullable Object> outer) {
    return value instanceof Map<?, ?>
        ? new JsonItem(line, path, outer, (Map<String, @Nullable Object>) value)
        : lone(line, path, around, JsonValues.write(value));
  }

  private JsonItem element(String name, @Nullable Object value) {
    JsonItem item = of(value);
    if (item == null) {
      throw new UnusableException("'" + name + "' holds something that is no object: " + value);
    }
    return item;
  }

  /** An object inside this one, with this one among what is around it; null if it is none. */
  @Nullable JsonItem within(@Nullable Object value) {
    return value instanceof Map<?, ?> ? elementOrLone(value, outer()) : null;
  }

  private Map<String, @Nullable Object> outer() {
    Map<String, @Nullable Object> outer = new LinkedHashMap<>(around);
    outer.putAll(fields);
    return outer;
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
