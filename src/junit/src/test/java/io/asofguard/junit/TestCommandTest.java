package io.asofguard.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
  @TempDir Path root;

  private String told(Path folder) {
    return new TestCommand(folder).of("com.acme.ModelTest#forecast", "-Da=b -Dc=d");
  }

  @Test
  void mavenByTheNearestWrapper() throws IOException {
    Path module = Files.createDirectories(root.resolve("src/model"));
    assertThat(told(module)).isEqualTo("mvn test -Dtest='com.acme.ModelTest#forecast' -Da=b -Dc=d");
    Files.createFile(root.resolve("mvnw"));
    assertThat(told(module)).startsWith("../../mvnw test -Dtest=");
    assertThat(told(root.resolve("src"))).startsWith("../mvnw test -Dtest=");
    assertThat(told(root)).startsWith("./mvnw test -Dtest=");
  }

  @Test
  void gradleWhereItBuilds() throws IOException {
    for (String script : new String[] {"build.gradle", "build.gradle.kts"}) {
      Path module = Files.createDirectory(root.resolve(script + ".d"));
      Files.createFile(module.resolve(script));
      assertThat(told(module))
          .isEqualTo(
              "JAVA_TOOL_OPTIONS='-Da=b -Dc=d' gradle test --tests 'com.acme.ModelTest.forecast'");
    }
    Files.createFile(root.resolve("gradlew"));
    assertThat(told(root.resolve("build.gradle.d"))).contains(" ../gradlew test ");
    assertThat(told(root)).as("no script of Gradle here").startsWith("mvn test ");
  }
}
