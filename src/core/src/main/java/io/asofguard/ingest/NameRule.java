package io.asofguard.ingest;

import io.asofguard.store.Show;
import org.jspecify.annotations.Nullable;

/** What a name of a source, entity, field or event must be: kept exactly, so it must be visible. */
final class NameRule {

  private NameRule() {}

  /** Why a name is not legal, or null if it is. */
  static @Nullable String problem(String what, String name) {
    if (name.isEmpty()) {
      return what + " is missing";
    }
    if (name.isBlank()) {
      return what + " is blank: " + Show.quoted(name);
    }
    return name.codePoints().anyMatch(NameRule::isHidden)
        ? what + " has a control character: " + Show.quoted(name)
        : null;
  }

  private static boolean isHidden(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
  }
}
