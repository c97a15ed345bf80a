package io.asofguard.sources;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows stand in a list, or in a list within one object, whatever its name. A line is a row by
 * itself: a list or an object in it is a cell.
 */
final class TableLayout implements Layout {

  @Override
  public boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
    return !inList;
  }

  @Override
  public Layout ofLine() {
    return (name, before, inList) -> false;
  }
}
