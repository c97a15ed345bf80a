package io.asofguard.cli;

import io.asofguard.guard.Edition;
import io.asofguard.law.Wall;

/** Why an answer is SEALED. Names the wall only if it was known by the cutoff. */
final class SealedNote {
  private SealedNote() {}

  static String of(Edition edition, String entity, long cutoff) {
    Wall wall = edition.wall(entity);
    Wall known = edition.wallKnownAt(entity, cutoff);
    String named =
        wall == null || known == null || !wall.isSameAs(known)
            ? ""
            : ", " + Times.text(known.at()) + " (" + known.setBy().kind().text() + ")";
    return "sealed: the cutoff lies at or after the wall of '"
        + entity
        + "'"
        + named
        + "; from there on its values are tainted by the outcome";
  }
}
