package io.asofguard.leak;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Class files: in the folder or jar of one class, in folders beside it, and in jars. */
final class ClassFiles implements AutoCloseable {
  private final URLClassLoader own;
  private final URLClassLoader beside;
  private final URLClassLoader libraries;

  ClassFiles(Class<?> type, List<Path> beside) {
    URL source = OwnClasses.source(type);
    this.own = only(source == null ? List.of() : List.of(source));
    this.beside = only(OwnClasses.urls(beside.stream().filter(Files::isDirectory).toList()));
    this.libraries = only(OwnClasses.urls(beside.stream().filter(Files::isRegularFile).toList()));
  }

  private static URLClassLoader only(List<URL> places) {
    return new URLClassLoader(places.toArray(URL[]::new), null);
  }

  @Nullable JavaClass own(String name) {
    return in(own, name);
  }

  @Nullable JavaClass beside(String name) {
    return OwnClasses.isShared(name) ? null : in(beside, name);
  }

  Optional<JavaClass> library(String name) {
    return OwnClasses.isShared(name) ? Optional.empty() : Optional.ofNullable(in(libraries, name));
  }

  private static @Nullable JavaClass in(URLClassLoader place, String name) {
    URL url = place.findResource(OwnClasses.file(name));
    if (url == null) {
      return null;
    }
    JavaClasses classes = new ClassFileImporter().importUrl(url);
    return classes.contain(name) ? classes.get(name) : null;
  }

  @Override
  public void close() {
    try (own;
        beside;
        libraries) {
      // each is closed, whatever the others do
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
