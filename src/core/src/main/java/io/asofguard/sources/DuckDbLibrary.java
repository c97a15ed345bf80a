package io.asofguard.sources;

import io.asofguard.store.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The native library of DuckDB's driver. Whoever asks for it after it could not be loaded is told
 * the same as the first one was, where the JVM would only say that a class is not there.
 */
final class DuckDbLibrary {
  private static final String LOADS_IT = "org.duckdb.DuckDBNative";

  private final ClassLoader loader;
  private boolean isLoaded;
  private @Nullable String refusal;

  /** Of the driver that a loader has. */
  DuckDbLibrary(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * The driver's loader, once its library is loaded.
   *
   * @throws ClassNotFoundException if it has no such driver
   * @throws RefusedException if the library can't be loaded
   */
  synchronized ClassLoader loaded() throws ClassNotFoundException {
    if (!isLoaded && refusal == null) {
      load();
    }
    if (refusal != null) {
      throw new RefusedException(refusal);
    }
    return loader;
  }

  /** The driver prints one trace of its own before it throws another. */
  private void load() throws ClassNotFoundException {
    try (HushedThread hushed = new HushedThread()) {
      try {
        Class.forName(LOADS_IT, true, loader);
        isLoaded = true;
      } catch (LinkageError e) {
        refusal = refusal(hushed.text().isEmpty() ? root(e) : hushed.text());
      }
    }
  }

  private static String root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }

  private static String refusal(String trace) {
    String why = trace.lines().findFirst().orElse("").replaceFirst("^[\\w.]+: ", "");
    return "Parquet needs DuckDB, whose library can't be loaded ("
        + why
        + "); if that file is damaged, remove it; if its folder is full or mounted noexec, name"
        + " another with ASOF_JAVA_OPTS=-Djava.io.tmpdir=FOLDER; a driver for another system goes"
        + " into the variable "
        + DuckDb.VARIABLE;
  }
}
