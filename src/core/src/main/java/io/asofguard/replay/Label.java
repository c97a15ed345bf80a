package io.asofguard.replay;

/** What a recorded forecast counts as, at a stated snapshot. */
public enum Label {
  /** Written before the wall, and soon after its cutoff. */
  LIVE(true),
  /** Replayed at a past cutoff before the wall. */
  REPLAY(true),
  /** Replayed where a refusal would have told the forecaster something. */
  TAINTED(false),
  /** All else: it could have known its outcome. */
  LATE(false);

  private final boolean counts;

  Label(boolean counts) {
    this.counts = counts;
  }

  /**
   * Whether a score counts it.
   *
   * @return true for {@link #LIVE} and {@link #REPLAY}
   */
  public boolean counts() {
    return counts;
  }
}
