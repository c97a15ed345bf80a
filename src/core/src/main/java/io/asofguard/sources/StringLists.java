package io.asofguard.sources;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Lists that stand in a payload as they are, or as JSON inside a string. */
final class StringLists {
  private StringLists() {}

  /** The list; empty if the field is missing. */
  static List<String> of(JsonItem item, String name) {
    Object value = item.fields().get(name);
    String inside = JsonItem.scalar(value);
    Object list = inside == null ? value : inside(name, inside);
    if (list == null) {
      return List.of();
    }
    if (!(list instanceof List<?> values)) {
      throw new UnusableException("'" + name + "' is no list: " + inside);
    }
    return values.stream().map(JsonItem::scalar).map(StringLists::orEmpty).toList();
  }

  static List<String> required(JsonItem item, String name) {
    List<String> list = of(item, name);
    if (list.isEmpty()) {
      throw new UnusableException("'" + name + "' is missing");
    }
    return list;
  }

  private static String orEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private static @Nullable Object inside(String name, String text) {
    try {
      return JsonValues.read(text);
    } catch (JacksonException e) {
      throw new UnusableException("'" + name + "' is no list inside a string: " + text);
    }
  }
}
