package io.asofguard.leak;

import io.asofguard.api.AsOf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folders of a class path or module path. What lies in one was compiled by whoever runs the
 * test, so it is their own code; what lies in a jar is a library's.
 */
final class UserFolders {
  private UserFolders() {}

  /** Those that a class sees, in the order of the class path, without this program's own. */
  static List<Path> of(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null) {
      return List.of();
    }
    List<Path> all =
        Stream.concat(
                roots(loader).stream().flatMap(UserFolders::folder),
                modules(type).flatMap(UserFolders::folder))
            .filter(Files::isDirectory)
            .distinct()
            .toList();
    return without(all, AsOf.class, UserFolders.class);
  }

  /** Those in which none of these classes lies. */
  static List<Path> without(List<Path> places, Class<?>... tools) {
    Set<Path> left = new LinkedHashSet<>(places);
    for (Class<?> tool : tools) {
      folder(OwnClasses.source(tool)).forEach(left::remove);
    }
    return List.copyOf(left);
  }

  /** The root of a folder is a resource with an empty name, however the class path is spelt. */
  private static List<URL> roots(ClassLoader loader) {
    try {
      return Collections.list(loader.getResources(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the modules lie that a class was started with: their roots are no resources. */
  private static Stream<URI> modules(Class<?> type) {
    ModuleLayer layer = type.getModule().getLayer();
    return layer == null
        ? Stream.empty()
        : layer.configuration().modules().stream()
            .flatMap(module -> module.reference().location().stream());
  }

  private static Stream<Path> folder(@Nullable URL place) {
    try {
      return place == null ? Stream.empty() : folder(place.toURI());
    } catch (URISyntaxException e) {
      return Stream.empty();
    }
  }

  private static Stream<Path> folder(URI place) {
    return "file".equals(place.getScheme()) ? Stream.of(Path.of(place)) : Stream.empty();
  }
}
