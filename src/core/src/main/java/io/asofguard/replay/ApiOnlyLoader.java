package io.asofguard.replay;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads forecaster code. Of this program it sees the package of the api alone: a forecaster that
 * names the store, or a library that this program happens to bring along, is not linked.
 */
final class ApiOnlyLoader extends URLClassLoader {
  private static final String API = "io.asofguard.api.";

  ApiOnlyLoader(URL[] classPath) {
    super(classPath, ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return name.startsWith(API)
        ? ApiOnlyLoader.class.getClassLoader().loadClass(name)
        : super.loadClass(name, resolve);
  }
}
