package io.asofguard.sources;

import org.jspecify.annotations.Nullable;

/** The objects of a JSON payload, one after the other. */
interface JsonItems {

  /** What is wrong with a value that is no object. */
  String LONE = "unparsable: a lone value where an object should be";

  /** What is next: an item, or a line that holds none. */
  record Found(JsonItem item, @Nullable String problem) {
    Found(JsonItem item) {
      this(item, item.isLone() ? LONE : null);
    }
  }

  /** The next one; null at the end. */
  @Nullable Found next();

  /** How many of the lists so far that hold items held none. */
  long emptyLists();
}
