package io.asofguard.replay;

import io.asofguard.api.Forecaster;

/**
 * Where the forecasters of a run come from: a class, or a program of its own. A boundary.
 *
 * <p>Thread-safe. A forecaster that is {@link AutoCloseable} is closed by whoever opened it.
 */
public interface ForecasterSource extends AutoCloseable {

  /**
   * What the user named.
   *
   * @return a class name or a command
   */
  String name();

  /**
   * Which code it is: the same for the same code, another for another.
   *
   * @return one line, without blanks
   */
  String codeVersion();

  /**
   * Makes a forecaster for one thread.
   *
   * @return a fresh one
   * @throws ForecasterException if it cannot be made
   */
  Forecaster open();

  /** Frees what all its forecasters share. */
  @Override
  void close();
}
