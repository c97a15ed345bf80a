package io.asofguard.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.api.Forecaster;
import io.asofguard.store.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be named as a forecaster, and what its code can see. */
class ClassForecastersTest {
  private static final String BODY =
      "public io.asofguard.api.Forecast forecast(io.asofguard.api.AsOf v, io.asofguard.api.Question q)"
          + " { return new io.asofguard.api.Forecast(java.util.Map.of()); } }";

  @TempDir Path folder;
  private Duration limit = ClassForecasters.TIMEOUT;

  @Test
  void aClassIsLoadedAndMadeAsOftenAsNeeded() throws Exception {
    write("mine/Good", "package mine; class Good implements io.asofguard.api.Forecaster { " + BODY);
    try (ClassForecasters source = load("mine.Good")) {
      Forecaster first = source.open();
      assertThat(first).isNotSameAs(source.open());
      assertThat(first.forecast(null, null).values()).isEmpty();
      assertThat(source.name()).isEqualTo("mine.Good");
    }
  }

  @Test
  void theVersionIsThatOfTheCode() throws Exception {
    write("Good", "public class Good implements io.asofguard.api.Forecaster { " + BODY);
    String version = version("Good");
    assertThat(version("Good")).isEqualTo(version).startsWith("sha256:");
    write("Helper", "class Helper {}");
    assertThat(version("Good")).isNotEqualTo(version);
  }

  /** The store is there at compile time, and not when it runs. */
  @Test
  void ofThisProgramItSeesTheApiAlone() throws Exception {
    write(
        "Peeks",
        "public class Peeks implements io.asofguard.api.Forecaster {"
            + " public Peeks() { io.asofguard.store.StoreClock.system(); } "
            + BODY);
    write(
        "Asks",
        "public class Asks implements io.asofguard.api.Forecaster {"
            + " public Asks() throws Exception { Class.forName(\"org.jdbi.v3.core.Jdbi\"); } "
            + BODY);
    try (ClassForecasters peeks = load("Peeks");
        ClassForecasters asks = load("Asks")) {
      assertThatThrownBy(peeks::open)
          .isInstanceOf(ForecasterException.class)
          .hasMessageContaining("StoreClock");
      assertThatThrownBy(asks::open)
          .hasMessageContaining("ClassNotFoundException: org.jdbi.v3.core.Jdbi");
    }
  }

  @Test
  void whatCannotBeMadeIsRefused() throws Exception {
    write("Plain", "public class Plain {}");
    write("Base", "public abstract class Base implements io.asofguard.api.Forecaster {}");
    write(
        "Needs",
        "public class Needs implements io.asofguard.api.Forecaster { Needs(int seed) {} " + BODY);
    write(
        "Fails",
        "public class Fails implements io.asofguard.api.Forecaster {"
            + " Fails() { throw new IllegalStateException(\"no model file\"); } "
            + BODY);
    refused("Missing", "there is no class Missing");
    refused("Plain", "does not implement io.asofguard.api.Forecaster");
    refused("Base", "abstract");
    refused("Needs", "no constructor without parameters");
    try (ClassForecasters fails = load("Fails")) {
      assertThatThrownBy(fails::open)
          .isInstanceOf(ForecasterException.class)
          .hasMessageContaining("no model file");
    }
    assertThatThrownBy(() -> ClassForecasters.load("X", List.of(folder.resolve("nowhere")), limit))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> ClassForecasters.load("X", List.of(), limit))
        .hasMessageContaining("--classpath");
  }

  @Test
  void whatAnInitialiserThrewIsTold() throws Exception {
    write(
        "Weights",
        "public class Weights implements io.asofguard.api.Forecaster {"
            + " static { if (true) throw new IllegalStateException(\"no weights\"); } "
            + BODY);
    write(
        "Late",
        "public class Late implements io.asofguard.api.Forecaster {"
            + " static class Table { static final int SIZE = Integer.parseInt(\"many\"); }"
            + BODY.replace("{ return", "{ int size = Table.SIZE; return"));
    assertThatThrownBy(() -> load("Weights"))
        .isInstanceOf(ForecasterException.class)
        .hasMessageContaining("class Weights cannot be used: in a static initialiser: ")
        .hasMessageContaining("IllegalStateException: no weights at Weights.java:1");
    write(
        "Asserts",
        "public class Asserts implements io.asofguard.api.Forecaster {"
            + " static { if (true) throw new AssertionError(\"no table\"); } "
            + BODY);
    write(
        "Undecided",
        "public class Undecided implements io.asofguard.api.Forecaster {"
            + " public boolean isStateful() { return isStateful(); } "
            + BODY);
    assertThatThrownBy(() -> load("Asserts"))
        .isInstanceOf(ForecasterException.class)
        .hasMessageContaining(
            "class Asserts cannot be used: java.lang.AssertionError: no table at Asserts.java:1");
    try (ClassForecasters undecided = load("Undecided")) {
      assertThatThrownBy(undecided::open)
          .isInstanceOf(ForecasterException.class)
          .hasMessage("isStateful threw java.lang.StackOverflowError at Undecided.java:1");
    }
    try (ClassForecasters late = load("Late")) {
      assertThatThrownBy(() -> late.open().forecast(null, null))
          .hasMessageContaining("in a static initialiser: java.lang.NumberFormatException")
          .hasMessageContaining("\"many\" at Late.java:1");
    }
  }

  @Test
  void codeThatDoesNotComeBackIsGivenUp() throws Exception {
    write(
        "Stuck",
        "public class Stuck implements io.asofguard.api.Forecaster {"
            + " public Stuck() throws Exception { Thread.sleep(100000); } "
            + BODY);
    limit = Duration.ofMillis(200);
    try (ClassForecasters stuck = load("Stuck")) {
      assertThatThrownBy(stuck::open)
          .isInstanceOf(ForecasterException.class)
          .hasMessageContaining("its constructor did not come from Stuck within PT0.2S");
    }
  }

  private void refused(String name, String why) {
    assertThatThrownBy(() -> load(name))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(why);
  }

  private String version(String name) {
    try (ClassForecasters source = load(name)) {
      return source.codeVersion();
    }
  }

  private ClassForecasters load(String name) {
    return ClassForecasters.load(name, List.of(folder.resolve("classes")), limit);
  }

  private void write(String path, String source) throws Exception {
    Path file = folder.resolve("src").resolve(path + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    List<String> args = new ArrayList<>(List.of("-d", classes.toString(), file.toString()));
    args.addAll(List.of("-cp", System.getProperty("java.class.path")));
    assertThat(javac.run(null, null, null, args.toArray(String[]::new))).isZero();
  }
}
