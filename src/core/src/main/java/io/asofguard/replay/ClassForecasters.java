package io.asofguard.replay;

import io.asofguard.api.Forecaster;
import io.asofguard.store.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Forecasters of a class that the user names. Its code sees the api and what stands on its own
 * class path, and nothing else of this program. That keeps honest code from naming the store; it is
 * no fence against reflection, for which a process of its own is needed.
 */
public final class ClassForecasters implements ForecasterSource {
  /** How long a forecaster may take where nobody says otherwise. */
  public static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final String name;
  private final ApiOnlyLoader loader;
  private final Constructor<? extends Forecaster> constructor;
  private final List<Path> classPath;
  private final String version;
  private final Duration limit;

  private ClassForecasters(
      String name,
      ApiOnlyLoader loader,
      Constructor<? extends Forecaster> constructor,
      List<Path> classPath,
      String version,
      Duration limit) {
    this.name = name;
    this.loader = loader;
    this.constructor = constructor;
    this.classPath = List.copyOf(classPath);
    this.version = version;
    this.limit = limit;
  }

  /**
   * Loads a class.
   *
   * @param name its full name
   * @param classPath jars and folders with it and all that it needs besides the JDK and the api
   * @param limit how long its code may take to be loaded, to be made, and for each forecast
   * @return its forecasters; close them
   * @throws RefusedException if there is no such class there, it is no forecaster, or has no
   *     constructor without parameters
   * @throws ForecasterException if its static initialiser fails or takes too long
   */
  public static ClassForecasters load(String name, List<Path> classPath, Duration limit) {
    if (limit.isZero() || limit.isNegative()) {
      throw new RefusedException("--timeout must be more than zero, such as PT30S: " + limit);
    }
    ApiOnlyLoader loader = new ApiOnlyLoader(urls(classPath));
    try (ForecasterThread thread = new ForecasterThread(name, limit)) {
      Constructor<? extends Forecaster> constructor =
          thread.call("its class", () -> constructor(load(name, loader, classPath)));
      return new ClassForecasters(
          name, loader, constructor, classPath, CodeDigest.of(classPath), limit);
    } catch (RefusedException | ForecasterException e) {
      close(loader);
      throw e;
    }
  }

  private static Class<?> load(String name, ApiOnlyLoader loader, List<Path> classPath) {
    try {
      Class<?> loaded = Class.forName(name, false, loader);
      initialize(loaded);
      return loaded;
    } catch (ClassNotFoundException e) {
      throw new RefusedException("there is no class " + name + " on " + shown(classPath));
    } catch (LinkageError e) {
      throw new RefusedException(
          "class "
              + name
              + " cannot be linked ("
              + e
              + "): of this program it sees io.asofguard.api alone, so all else must stand on its"
              + " --classpath, compiled for this JDK or an older one");
    }
  }

  private static void initialize(Class<?> loaded) throws ClassNotFoundException {
    try {
      Class.forName(loaded.getName(), true, loaded.getClassLoader());
    } catch (ExceptionInInitializerError e) {
      throw unusable(loaded, e);
    } catch (LinkageError e) {
      throw e;
    } catch (Error e) {
      throw unusable(loaded, e);
    }
  }

  private static ForecasterException unusable(Class<?> loaded, Error why) {
    return new ForecasterException(
        "class " + loaded.getName() + " cannot be used: " + Thrown.text(why, loaded), why);
  }

  private static String shown(List<Path> classPath) {
    return classPath.isEmpty()
        ? "the class path, which is empty: name its jar or folder with --classpath"
        : "the class path " + classPath + ": write its full name, package included";
  }

  private static Constructor<? extends Forecaster> constructor(Class<?> loaded) {
    if (!Forecaster.class.isAssignableFrom(loaded)) {
      throw new RefusedException(
          "class " + loaded.getName() + " does not implement io.asofguard.api.Forecaster");
    }
    if (Modifier.isAbstract(loaded.getModifiers())) {
      throw new RefusedException(
          "class " + loaded.getName() + " is abstract: name one that can be made");
    }
    try {
      Constructor<? extends Forecaster> found =
          loaded.asSubclass(Forecaster.class).getDeclaredConstructor();
      found.setAccessible(true);
      return found;
    } catch (NoSuchMethodException e) {
      throw new RefusedException(
          "class "
              + loaded.getName()
              + " has no constructor without parameters, which a forecaster needs"
              + (loaded.isMemberClass() ? "; an inner class must be static" : ""));
    }
  }

  private static URL[] urls(List<Path> classPath) {
    return classPath.stream().map(ClassForecasters::url).toArray(URL[]::new);
  }

  private static URL url(Path entry) {
    if (!Files.exists(entry)) {
      throw new RefusedException("--classpath: there is no file or folder " + entry);
    }
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new RefusedException("--classpath: cannot be read: " + entry);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String codeVersion() {
    return version;
  }

  @Override
  public Class<?> code() {
    return constructor.getDeclaringClass();
  }

  @Override
  public List<Path> classPath() {
    return classPath;
  }

  @Override
  public Forecaster open() {
    return TimedForecaster.of(name, limit, this::made);
  }

  private Forecaster made() {
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      throw new ForecasterException(
          "the constructor of "
              + name
              + " threw "
              + Thrown.text(thrown, constructor.getDeclaringClass()),
          thrown);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new ForecasterException(name + " cannot be made: " + e, e);
    }
  }

  @Override
  public void close() {
    close(loader);
  }

  private static void close(ApiOnlyLoader loader) {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
