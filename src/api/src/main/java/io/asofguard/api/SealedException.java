package io.asofguard.api;

/** Thrown when the value of a sealed reading is asked for. It names the series and the cutoff. */
public final class SealedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final transient Reading.Sealed reading;

  /**
   * Made by {@link Reading.Sealed} and {@link Window.Sealed}.
   *
   * @param reading the refused reading
   */
  public SealedException(Reading.Sealed reading) {
    super(message(reading));
    this.reading = reading;
  }

  /**
   * The refused reading.
   *
   * @return series, cutoff, and the wall if it was known by then; null after deserialisation
   */
  public Reading.Sealed reading() {
    return reading;
  }

  private static String message(Reading.Sealed sealed) {
    String wall =
        sealed
            .wall()
            .map(w -> "its wall is " + w.at() + " (" + w.milestone() + ")")
            .orElse("its wall was not yet known then");
    return sealed.series()
        + " is sealed at "
        + sealed.cutoff()
        + ": "
        + wall
        + "; read at a cutoff before the wall, or use beforeWall(series, lead) for a finished event";
  }
}
