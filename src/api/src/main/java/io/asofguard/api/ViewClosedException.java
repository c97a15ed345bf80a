package io.asofguard.api;

/** Thrown by every read through a view that was closed, or whose guard or store was. */
public final class ViewClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Made by the view.
   *
   * @param message which view, and what to do
   */
  public ViewClosedException(String message) {
    super(message);
  }
}
