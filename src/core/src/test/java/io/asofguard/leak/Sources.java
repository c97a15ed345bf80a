package io.asofguard.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles code that no class of this build may know. */
final class Sources {
  /** A helper of forecasters. */
  static final String ALL =
      """
      package mine;
      import io.asofguard.api.*;
      import java.util.*;
      class All {
        static Forecast at(Question question, double value) {
          Map<String, Double> all = new HashMap<>();
          question.entities().forEach(entity -> all.put(entity, value));
          return new Forecast(all);
        }
      }
      """;

  private Sources() {}

  /** Into a folder of this name within a folder, whose path is the answer. */
  static Path compiled(Path within, String name, List<String> sources, Path... classPath)
      throws IOException {
    List<String> files = new ArrayList<>();
    for (String source : sources) {
      String type =
          source.startsWith("module")
              ? "module-info"
              : source.replaceAll("(?s).*?\\b(?:class|enum|interface|record) (\\w+).*", "$1");
      Path file = Files.createDirectories(within.resolve("src/" + name)).resolve(type + ".java");
      files.add(Files.writeString(file, source).toString());
    }
    Path classes = Files.createDirectories(within.resolve(name));
    String path =
        Stream.concat(
                Stream.of(System.getProperty("java.class.path")),
                Stream.of(classPath).map(Path::toString))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> args =
        new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp", path));
    args.addAll(files);
    JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    assertThat(javac.run(null, null, null, args.toArray(String[]::new))).isZero();
    return classes;
  }
}
