package io.asofguard.junit;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A command that runs one test of a folder: by Gradle where it has a build script of it, else by
 * Maven, and by the nearest wrapper of it if there is one.
 *
 * @param folder where tests run, which is where the command is to be given
 */
record TestCommand(Path folder) {

  /**
   * The command.
   *
   * @param test {@code com.acme.ModelTest#forecast}
   * @param settings system properties, as options of java
   */
  String of(String test, String settings) {
    if (Files.exists(folder.resolve("build.gradle"))
        || Files.exists(folder.resolve("build.gradle.kts"))) {
      // Gradle keeps -D for itself; this variable reaches the JVM that the tests run in.
      return "JAVA_TOOL_OPTIONS='%s' %s test --tests '%s'"
          .formatted(settings, tool("gradlew", "gradle"), test.replace('#', '.'));
    }
    return "%s test -Dtest='%s' %s".formatted(tool("mvnw", "mvn"), test, settings);
  }

  private String tool(String wrapper, String otherwise) {
    String way = "./";
    for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(wrapper))) {
        return way + wrapper;
      }
      way = way.equals("./") ? "../" : way + "../";
    }
    return otherwise;
  }
}
