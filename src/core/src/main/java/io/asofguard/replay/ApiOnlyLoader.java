package io.asofguard.replay;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads forecaster code. Of this program it sees the package of the api alone: a forecaster that
 * names the store, or a library that this program happens to bring along, is not linked.
 *
 * <p>One that brings the SQLite driver gets ours in its place. Two copies of SQLite in one process
 * break each other's locks, and the file with them.
 */
final class ApiOnlyLoader extends URLClassLoader {
  private static final String API = "io.asofguard.api.";
  private static final String SQLITE = "org.sqlite.";

  ApiOnlyLoader(URL[] classPath) {
    super(classPath, ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean isShared =
        name.startsWith(API)
            || (name.startsWith(SQLITE) && findResource(name.replace('.', '/') + ".class") != null);
    return isShared
        ? ApiOnlyLoader.class.getClassLoader().loadClass(name)
        : super.loadClass(name, resolve);
  }
}
