package io.asofguard.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds source files in a folder by the path that their package gives them, where builds keep them:
 * in the folder itself, or in that of a module, at most two levels down. Looks into no folder
 * before it is asked. For one thread.
 */
final class SourceFiles {
  private static final int MODULE_LEVELS = 2;

  private static final List<String> FOLDERS =
      List.of(
          "src/main/java",
          "src/test/java",
          "src/main/kotlin",
          "src/test/kotlin",
          "src/main/scala",
          "src/test/scala",
          "src",
          "");

  private final Path root;
  private final Map<String, Optional<String>> found = new HashMap<>();
  private List<Path> modules = List.of();

  SourceFiles(Path root) {
    this.root = root;
  }

  /**
   * The file's path from the root.
   *
   * @param inPackage such as {@code com/acme/Model.java}
   * @return with slashes; empty if there is no such file, or more than one
   */
  Optional<String> find(String inPackage) {
    return found.computeIfAbsent(inPackage, this::look);
  }

  private Optional<String> look(String inPackage) {
    List<Path> files =
        modules().stream()
            .flatMap(module -> FOLDERS.stream().map(module::resolve))
            .map(folder -> folder.resolve(inPackage))
            .filter(Files::isRegularFile)
            .distinct()
            .toList();
    return files.size() == 1
        ? Optional.of(root.relativize(files.get(0)).toString().replace('\\', '/'))
        : Optional.empty();
  }

  private List<Path> modules() {
    if (modules.isEmpty()) {
      modules = folders(root, MODULE_LEVELS);
    }
    return modules;
  }

  private static List<Path> folders(Path folder, int levels) {
    if (levels == 0) {
      return List.of(folder);
    }
    try (Stream<Path> inside = Files.list(folder)) {
      Stream<Path> below =
          inside
              .filter(each -> Files.isDirectory(each) && !isHidden(each))
              .flatMap(each -> folders(each, levels - 1).stream());
      return Stream.concat(Stream.of(folder), below).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(folder);
    }
  }

  private static boolean isHidden(Path folder) {
    return folder.getFileName().toString().startsWith(".");
  }
}
