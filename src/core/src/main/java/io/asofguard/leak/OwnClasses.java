package io.asofguard.leak;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of a user's code anew, statics and all, and everything else from the parent. So
 * two forecasters share nothing but what belongs to the whole process and to libraries.
 */
final class OwnClasses extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private OwnClasses(URL[] places, ClassLoader parent) {
    super("forecaster", places, parent);
  }

  /**
   * The class, loaded once more; itself if nobody knows where it came from.
   *
   * @param beside further folders and jars, whose classes are loaded once more as well
   */
  static Class<?> again(Class<?> type, List<Path> beside) {
    URL source = source(type);
    if (source == null) {
      return type;
    }
    URL[] places = places(source, beside).toArray(URL[]::new);
    ClassLoader parent = type.getClassLoader();
    OwnClasses own =
        new OwnClasses(places, parent == null ? ClassLoader.getSystemClassLoader() : parent);
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

  /** All of these in their order; the first, before them, if it is none of them. */
  static List<URL> places(@Nullable URL own, List<Path> beside) {
    List<URL> all = urls(beside);
    return own == null || all.stream().anyMatch(place -> isSame(place, own))
        ? all
        : Stream.concat(Stream.of(own), all.stream()).toList();
  }

  static boolean isSame(URL one, URL other) {
    return one.toExternalForm().equals(other.toExternalForm());
  }

  static List<URL> urls(List<Path> places) {
    return places.stream().map(OwnClasses::url).toList();
  }

  private static URL url(Path place) {
    try {
      return place.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a file has a URL: " + place, e);
    }
  }

  /** What the view is made of must be the same class on both sides, wherever it lies. */
  static boolean isShared(String name) {
    return name.startsWith("io.asofguard.api.");
  }

  static String file(String name) {
    return name.replace('.', '/') + ".class";
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

  private boolean isOwn(String name) {
    return !isShared(name) && findResource(file(name)) != null;
  }
}
