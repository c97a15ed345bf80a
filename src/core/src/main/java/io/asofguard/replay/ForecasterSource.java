package io.asofguard.replay;

import io.asofguard.api.Forecaster;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * @return one line, without blanks; empty if the code did not come far enough to say it
   */
  String codeVersion();

  /**
   * The class whose code can be looked at.
   *
   * @return the class, or null where there is none, as for a program of its own
   */
  default @Nullable Class<?> code() {
    return null;
  }

  /**
   * Where more of the user's code lies, besides the folder or jar of that class.
   *
   * @return folders and jars; empty where there is no such class
   */
  default List<Path> classPath() {
    return List.of();
  }

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
