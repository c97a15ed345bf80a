package io.asofguard.report;

import io.asofguard.leak.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Where a code host finds a file: by its path from the current folder, which is the repository's in
 * a build, or by its path in a folder of sources that only the host knows.
 */
final class Artifacts {
  /** Stands for the folder of sources that packages lie in. */
  static final String SOURCES = "SRCROOT";

  /**
   * A file.
   *
   * @param uri relative where it can be
   * @param base {@link #SOURCES} if that is where the uri begins; else null
   */
  record Artifact(String uri, @Nullable String base) {}

  private final Path here;
  private final SourceFiles sources;

  Artifacts(Path here) {
    this.here = here.toAbsolutePath();
    this.sources = new SourceFiles(this.here);
  }

  Artifact of(Place place) {
    return place.member().isEmpty()
        ? new Artifact(uri(place.file()), null)
        : inPackage(place.path());
  }

  /**
   * The file that stands for all that was tested: code hosts refuse a finding that is nowhere.
   *
   * @param subject a class, or a command
   */
  Artifact of(String subject) {
    Optional<String> script = Stream.of(subject.split("\\s+")).filter(this::isFile).findFirst();
    if (script.isEmpty() && SourceVersion.isName(subject) && subject.contains(".")) {
      return inPackage(subject.replaceFirst("\\$.*", "").replace('.', '/') + ".java");
    }
    return new Artifact(uri(script.orElse(subject)), null);
  }

  private boolean isFile(String word) {
    try {
      return !word.isEmpty() && Files.isRegularFile(here.resolve(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private Artifact inPackage(String path) {
    Optional<String> found = sources.find(path);
    return new Artifact(uri(found.orElse(path)), found.isPresent() ? null : SOURCES);
  }

  /** A path as the standard wants it. */
  private String uri(String file) {
    try {
      Path path = Path.of(file);
      if (path.isAbsolute() && !path.startsWith(here)) {
        return path.toUri().toString();
      }
      String named = path.isAbsolute() ? here.relativize(path).toString() : file;
      return new URI(null, null, relative(named.replace('\\', '/')), null).toASCIIString();
    } catch (InvalidPathException | URISyntaxException e) {
      return "unnamed";
    }
  }

  /** What stands before a colon would be read as a scheme. */
  private static String relative(String path) {
    return path.split("/", 2)[0].contains(":") ? "./" + path : path;
  }
}
