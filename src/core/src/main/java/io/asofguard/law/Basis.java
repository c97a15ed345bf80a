package io.asofguard.law;

import java.util.Locale;
import java.util.Optional;

/** Where a knowledge time comes from, weakest first. */
public enum Basis {
  /** From an assumed lag after the event time. */
  ASSUMED,
  /** From the source. */
  CLAIMED,
  /** From our own clock. */
  RECORDED;

  /**
   * Whether this basis is at least as good as another.
   *
   * @param least the weakest basis asked for
   * @return whether a row of this basis may answer
   */
  public boolean satisfies(Basis least) {
    return compareTo(least) >= 0;
  }

  /**
   * The basis of a name, in any case.
   *
   * @param text such as {@code RECORDED}
   * @return the basis, or empty
   */
  public static Optional<Basis> parse(String text) {
    for (Basis basis : values()) {
      if (basis.name().equals(text.toUpperCase(Locale.ROOT))) {
        return Optional.of(basis);
      }
    }
    return Optional.empty();
  }
}
