package io.asofguard.law;

import java.util.Locale;
import java.util.Optional;

/** Where a knowledge time comes from, weakest first. */
public enum Basis {
  /** From an assumed lag after the event time. */
  ASSUMED(0),
  /** From the source. */
  CLAIMED(1),
  /** From our own clock. */
  RECORDED(2);

  private static final Basis[] BY_CODE = {ASSUMED, CLAIMED, RECORDED};

  private final int code;

  Basis(int code) {
    this.code = code;
  }

  /**
   * Its number on file; better bases have greater ones.
   *
   * @return 0, 1 or 2
   */
  public int code() {
    return code;
  }

  /**
   * The basis of a number on file.
   *
   * @param code what {@link #code} gave
   * @return the basis
   * @throws IllegalArgumentException if no basis has this number
   */
  public static Basis ofCode(int code) {
    if (code < 0 || code >= BY_CODE.length) {
      throw new IllegalArgumentException("no basis has the number " + code);
    }
    return BY_CODE[code];
  }

  /**
   * Whether this basis is at least as good as another.
   *
   * @param least the weakest basis asked for
   * @return whether a row of this basis may answer
   */
  public boolean satisfies(Basis least) {
    return code >= least.code;
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
