package io.asofguard.replay;

import org.jspecify.annotations.Nullable;

/**
 * A forecaster could not be made, failed, or gave an answer that is none. The message is one line
 * for its author: what, where, how to mend it.
 */
public final class ForecasterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How far a failure goes. */
  public enum Extent {
    /** To this cutoff; a fresh forecaster may be asked about the next. */
    CUTOFF,
    /** There is no forecaster that could be asked any more. */
    RUN,
    /** It is no failure: the forecaster was given up because the process was told to stop. */
    STOPPED
  }

  private final Extent extent;

  /**
   * A failure at one cutoff that has no other behind it.
   *
   * @param message one line
   */
  public ForecasterException(String message) {
    this(Extent.CUTOFF, message, null);
  }

  /**
   * A failure at one cutoff that the forecaster's code threw.
   *
   * @param message one line
   * @param cause what was thrown
   */
  public ForecasterException(String message, @Nullable Throwable cause) {
    this(Extent.CUTOFF, message, cause);
  }

  /**
   * A failure.
   *
   * @param extent how far it goes
   * @param message one line
   * @param cause what was thrown, if anything was
   */
  public ForecasterException(Extent extent, String message, @Nullable Throwable cause) {
    super(oneLine(message), cause);
    this.extent = extent;
  }

  /**
   * How far the failure goes.
   *
   * @return the cutoffs that it concerns
   */
  public Extent extent() {
    return extent;
  }

  /**
   * The same failure where it leaves no forecaster that could be asked.
   *
   * @return with the extent of the run; itself if it was given up
   */
  public ForecasterException ofRun() {
    return extent == Extent.CUTOFF
        ? new ForecasterException(Extent.RUN, String.valueOf(getMessage()), this)
        : this;
  }

  /** A forecaster's own words may go over several lines. */
  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
