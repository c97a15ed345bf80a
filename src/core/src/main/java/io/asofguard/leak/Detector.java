package io.asofguard.leak;

/** Looks for one kind of leak. */
interface Detector {

  /** The name that users choose it by. */
  String name();

  /** Looks, plants a leak of its kind to see whether it would be found, and says what it found. */
  Check check(Tested tested);
}
