package io.asofguard.sources;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of which fields were opened: what they hold was read in a stream, before the rest of
 * the object was seen.
 *
 * @param fields its other fields, in their order
 * @param opened the names of those that were opened
 * @param seen how many of them came before the first that was opened
 * @param held whether what was opened held anything, and was not but empty lists
 */
record Opened(Map<String, @Nullable Object> fields, Set<String> opened, int seen, boolean held) {

  /** The fields that came before whatever was opened. */
  Map<String, @Nullable Object> before() {
    Map<String, @Nullable Object> before = new LinkedHashMap<>(fields);
    before.keySet().removeAll(after());
    return before;
  }

  /** The names of the fields that came later, and so went unseen. */
  List<String> after() {
    return new ArrayList<>(fields.keySet()).subList(seen, fields.size());
  }
}
