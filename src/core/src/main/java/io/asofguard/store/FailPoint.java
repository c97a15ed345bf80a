package io.asofguard.store;

import java.util.concurrent.locks.LockSupport;

/**
 * Named steps of a change at which a test holds the process, to kill it there. It does nothing
 * unless the JVM was started with the property {@code asof.failpoint}, which names one step.
 */
public final class FailPoint {
  /** The property that names a step. */
  public static final String PROPERTY = "asof.failpoint";

  private static final String WANTED = System.getProperty(PROPERTY, "");

  private FailPoint() {}

  /**
   * Says that a step is reached; if it is the named one, says so on stdout and never returns.
   *
   * @param step its name
   */
  public static void reached(String step) {
    if (step.equals(WANTED)) {
      System.out.println("failpoint " + step);
      System.out.flush();
      while (true) {
        LockSupport.park();
      }
    }
  }
}
