package io.asofguard.sources;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which lists and objects of a JSON payload hold its items, rather than being part of one. */
@FunctionalInterface
interface Layout {

  /**
   * Whether to look for items inside a field.
   *
   * @param name the field
   * @param before the fields of the same object that come before it
   * @param inList whether the object is itself an element of a list
   */
  boolean opens(String name, Map<String, @Nullable Object> before, boolean inList);

  /**
   * Takes note of an object in which a field was opened, at its end.
   *
   * @throws UnusableException if it is an item itself
   */
  default void opened(Opened object) {}

  /**
   * Whether what is left of an object in which a field was opened is an item as well, or holds one.
   *
   * @param beside its other fields
   */
  default boolean remains(Map<String, @Nullable Object> beside) {
    return false;
  }

  /** What the user should know of them once the last item is read. */
  default List<String> notes() {
    return List.of();
  }

  /** The same for one of many lines. */
  default Layout ofLine() {
    return this;
  }
}
