package io.asofguard.api;

import java.time.Instant;

/** Thrown when a cutoff lies after now: the answer could still change. */
public final class FutureCutoffException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Made by whoever opens a view.
   *
   * @param cutoff the refused cutoff
   * @param now the store's clock
   */
  public FutureCutoffException(Instant cutoff, Instant now) {
    super(
        "the cutoff "
            + cutoff
            + " lies after now ("
            + now
            + "): its answer could still change; ask again then, or give an earlier cutoff");
  }
}
