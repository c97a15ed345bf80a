package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java compiles, without a warning, and prints what the README says. */
class ReadmeSnippetTest {
  @TempDir private Path folder;

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Example.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  @Test
  void compilesAndRuns() throws IOException {
    Readme readme = Readme.read();
    Readme java = readme.section("From Java");
    compile(java.blocks("java").get(0));
    Readme example = readme.section("One value at four cutoffs");
    example.writeFiles(folder);
    assertThat(Transcript.of(List.of("asof import milestones.csv prices.csv"), folder).get(0))
        .contains("prices.csv");
    assertThat(run(folder.resolve("asof-store"))).isEqualTo(java.blocks("text").get(0));
  }

  private void compile(String text) {
    JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    List<String> options =
        List.of("--release", "17", "-proc:none", "-d", folder.toString(), "-cp", classPath());
    boolean compiled =
        javac.getTask(null, null, problems, options, null, List.of(new Source(text))).call();
    assertThat(problems.getDiagnostics()).isEmpty();
    assertThat(compiled).isTrue();
  }

  private String run(Path store) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                folder + System.getProperty("path.separator") + classPath(),
                "Example",
                store.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
