package io.asofguard.ingest;

import io.asofguard.store.Store;
import java.io.IOException;
import java.nio.file.Path;

/** What imports and stages leave behind whose process died: temporary files, and nothing else. */
public final class Interrupted {
  private Interrupted() {}

  /**
   * Whether one was interrupted since the last change that ended well. The store has nothing of it.
   *
   * @param store which store
   * @return whether its temporary files are there and belong to nobody; false if nobody can tell
   */
  public static boolean isLeftIn(Store store) {
    Path scratch = store.file().resolveSibling("tmp");
    try {
      return !Scratch.abandoned(scratch).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }
}
