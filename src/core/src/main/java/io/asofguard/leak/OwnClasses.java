package io.asofguard.leak;

import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one code source anew, statics and all, and everything else from the parent.
 * So two forecasters share nothing but what belongs to the whole process.
 */
final class OwnClasses extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private OwnClasses(URL source, ClassLoader parent) {
    super("forecaster", new URL[] {source}, parent);
  }

  /** The class, loaded once more; itself if nobody knows where it came from. */
  static Class<?> again(Class<?> type) {
    URL source = source(type);
    if (source == null) {
      return type;
    }
    ClassLoader parent = type.getClassLoader();
    OwnClasses own =
        new OwnClasses(source, parent == null ? ClassLoader.getSystemClassLoader() : parent);
    try {
      return own.loadClass(type.getName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("it was there a moment ago: " + type.getName(), e);
    }
  }

  static @Nullable URL source(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? null : source.getLocation();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known == null) {
        known = isOwn(name) ? findClass(name) : super.loadClass(name, false);
      }
      if (resolve) {
        resolveClass(known);
      }
      return known;
    }
  }

  /** What the view is made of must be the same class on both sides, wherever it lies. */
  private boolean isOwn(String name) {
    return !name.startsWith("io.asofguard.api.")
        && findResource(name.replace('.', '/') + ".class") != null;
  }
}
