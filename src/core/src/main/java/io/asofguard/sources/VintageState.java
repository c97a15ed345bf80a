package io.asofguard.sources;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the vintages so far say of one date: news is what differs from the vintage before. */
final class VintageState {
  private static final Set<String> NONE = Set.of(".", "#N/A", "NA", "N/A");

  private @Nullable String last;

  /** What a vintage brings. */
  enum News {
    VALUE,
    /** There was a value, and now there is none. */
    RETRACTION,
    /** The same as before. */
    SAME,
    /** No value, as before. */
    NOTHING
  }

  News next(@Nullable String cell) {
    String value = cell == null || NONE.contains(cell.strip()) ? null : cell.strip();
    String before = last;
    last = value;
    if (value == null) {
      return before == null ? News.NOTHING : News.RETRACTION;
    }
    return value.equals(before) ? News.SAME : News.VALUE;
  }

  boolean hasValue() {
    return last != null;
  }
}
