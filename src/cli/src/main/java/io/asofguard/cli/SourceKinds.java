package io.asofguard.cli;

import io.asofguard.sources.SourceKind;
import io.asofguard.store.RefusedException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** The kinds of payload by name, for help, completion and look-up. */
final class SourceKinds implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return names().iterator();
  }

  static List<String> names() {
    return Arrays.stream(SourceKind.values()).map(SourceKind::title).toList();
  }

  static SourceKind named(String option, String name) {
    return Arrays.stream(SourceKind.values())
        .filter(kind -> kind.title().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    option
                        + " knows no '"
                        + name
                        + "'"
                        + Nearest.offer(name, names())
                        + "; it is one of "
                        + String.join(", ", names())));
  }
}
