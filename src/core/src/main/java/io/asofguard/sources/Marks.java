package io.asofguard.sources;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By which fields an object is known as a record of its source, whatever a recorder wrote beside
 * them; names that a recorder may write around a record as well tell nothing alone.
 *
 * @param sets it is one if it has all names of one of these
 */
record Marks(List<Set<String>> sets) {

  /** Each of these is a set of names, with spaces between. */
  static Marks of(String... sets) {
    return new Marks(Stream.of(sets).map(each -> Set.of(each.split(" "))).toList());
  }

  boolean areIn(Map<String, @Nullable Object> fields) {
    for (Set<String> names : sets) {
      if (fields.keySet().containsAll(names)) {
        return true;
      }
    }
    return false;
  }
}
