package io.asofguard.leak;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Class files: in the folder or jar of one class, in folders beside it, and in jars. Of a class
 * that lies in two places the first one counts, as for the program itself.
 */
final class ClassFiles implements AutoCloseable {
  private enum Kind {
    OWN,
    BESIDE,
    LIBRARY
  }

  private record Place(Kind kind, URLClassLoader files) {}

  private final List<Place> places;

  ClassFiles(Class<?> type, List<Path> beside) {
    URL source = OwnClasses.source(type);
    this.places =
        OwnClasses.places(source, beside).stream()
            .map(url -> new Place(kind(url, source), new URLClassLoader(new URL[] {url}, null)))
            .toList();
  }

  private static Kind kind(URL place, @Nullable URL own) {
    if (own != null && OwnClasses.isSame(place, own)) {
      return Kind.OWN;
    }
    return place.getPath().endsWith("/") ? Kind.BESIDE : Kind.LIBRARY;
  }

  /** The names of jars beside the class, which are libraries. */
  List<String> libraries() {
    return places.stream()
        .filter(place -> place.kind == Kind.LIBRARY)
        .flatMap(place -> Stream.of(place.files.getURLs()))
        .map(url -> url.getPath().substring(url.getPath().lastIndexOf('/') + 1))
        .toList();
  }

  @Nullable JavaClass own(String name) {
    return in(Kind.OWN, name);
  }

  @Nullable JavaClass beside(String name) {
    return OwnClasses.isShared(name) ? null : in(Kind.BESIDE, name);
  }

  Optional<JavaClass> library(String name) {
    return OwnClasses.isShared(name)
        ? Optional.empty()
        : Optional.ofNullable(in(Kind.LIBRARY, name));
  }

  private @Nullable JavaClass in(Kind kind, String name) {
    for (Place place : places) {
      URL url = place.files.findResource(OwnClasses.file(name));
      if (url != null) {
        return place.kind == kind ? imported(url, name) : null;
      }
    }
    return null;
  }

  private static @Nullable JavaClass imported(URL url, String name) {
    JavaClasses classes = new ClassFileImporter().importUrl(url);
    return classes.contain(name) ? classes.get(name) : null;
  }

  @Override
  public void close() {
    try {
      for (Place place : places) {
        place.files.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
