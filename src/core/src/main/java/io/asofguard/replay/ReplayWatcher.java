package io.asofguard.replay;

/** Who wants to know how far a run has come. Called by one thread. */
public interface ReplayWatcher {

  /** Nobody does. */
  ReplayWatcher NONE = new ReplayWatcher() {};

  /**
   * The run begins, or is gone on with.
   *
   * @param run its name
   * @param snapshot the edition that answers
   * @param cutoffs how many cutoffs will be asked about
   * @param before how many were done before
   */
  default void begin(String run, long snapshot, int cutoffs, int before) {}

  /**
   * It has come this far.
   *
   * @param done how many cutoffs are done
   */
  default void at(int done) {}

  /**
   * The forecaster failed at a cutoff.
   *
   * @param failure the cutoff and why
   */
  default void failed(ReplayResult.Failure failure) {}

  /**
   * Something is amiss that takes no answer away. Called by any thread.
   *
   * @param what one line
   */
  default void warned(String what) {}

  /** The asking has ended. */
  default void end() {}

  /**
   * Whether to stop before the next cutoff. What is done is kept.
   *
   * @return true to stop
   */
  default boolean isStopped() {
    return false;
  }
}
