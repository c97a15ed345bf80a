package io.asofguard.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a folder of main classes is called, and what of the test's own class. */
class CalledCodeTest {
  private static final List<String> MAIN =
      List.of(
          """
          package mine;
          record Weights(double a) {
            double of(double x) { return a * x; }
            long written() { return new java.io.File("x").length(); }
          }
          """,
          """
          package mine;
          enum Bucket {
            LOW;
            String home() { return System.getenv("HOME"); }
          }
          """,
          """
          package mine;
          class Grid implements Comparable<Grid> {
            static final int[] SIZES = {1};
            static double round(double x) { return Math.rint(x); }
            static long round(java.io.File x) { return x.length(); }
            static String get(int i) { return System.getProperty("x"); }
            public int compareTo(Grid other) { return 0; }
            public int size() { return (int) System.nanoTime(); }
          }
          """,
          """
          package mine;
          interface Rule<T> { double apply(T text); }
          """,
          """
          package mine;
          class Clocked implements Rule<String> {
            public double apply(String text) { return System.nanoTime(); }
          }
          """,
          """
          package mine;
          class Ticks extends java.io.Reader {
            public int read(char[] into, int from, int length) { return (int) System.nanoTime(); }
            public void close() {}
          }
          """,
          """
          package mine;
          class Twice { static double x() { return 0.5; } }
          """);

  private static final List<String> FIRST =
      List.of(
          """
          package mine;
          class Twice { static double x() { return System.nanoTime(); } }
          """);

  private static final String TEST =
      """
      package mine;
      import io.asofguard.api.*;
      import java.io.*;
      import java.util.*;
      class Marked {
        static class Inner { double go() { return peek(); } }
        static double peek() { return System.nanoTime(); }
        double unasked() { return Double.parseDouble(System.getenv("X")); }
        Forecast honest(AsOf view, Question question) {
          double x = new Weights(1).of(Bucket.valueOf("LOW").ordinal()) + List.of(1).get(0);
          x += new Grid().compareTo(null) + Grid.SIZES[0] + List.of().size();
          return All.at(question, Grid.round(x));
        }
        Forecast generic(AsOf view, Question question) {
          Rule<String> rule = new Clocked();
          return All.at(question, rule.apply("x"));
        }
        Forecast reads(AsOf view, Question question) throws IOException {
          return All.at(question, new BufferedReader(new Ticks()).read());
        }
        Forecast inner(AsOf view, Question question) { return All.at(question, new Inner().go()); }
        Forecast twice(AsOf view, Question question) { return All.at(question, Twice.x()); }
        static Forecaster lambda() { return (view, question) -> All.at(question, 0.5); }
        static double other() { return new Clocked().apply(""); }
      }
      """;

  /** Hands itself to the JDK, which calls it back. */
  private static final String ITSELF =
      """
      package mine;
      import io.asofguard.api.*;
      import java.util.*;
      class Itself implements java.util.function.Supplier<Double> {
        public Double get() { return (double) System.nanoTime(); }
        Forecast forecast(AsOf view, Question question) {
          return All.at(question, Optional.<Double>empty().orElseGet(this));
        }
      }
      """;

  private static final String MANY =
      """
      package mine;
      import io.asofguard.api.*;
      class Many {
        Forecast many(AsOf view, Question question) {
          long x = System.nanoTime();
          x += System.getenv("A").length();
          x += System.currentTimeMillis();
          x += System.getProperty("b").length();
          x += System.nanoTime();
          x += System.getenv("C").length();
          x += System.getProperty("d").length();
          return All.at(question, x + Also.now());
        }
      }
      class Also { static long now() { return System.nanoTime(); } }
      """;

  @TempDir static Path folder;
  private static URLClassLoader loader;

  @BeforeAll
  static void compile() throws IOException {
    Path first = Sources.compiled(folder, "first", FIRST);
    Path main = Sources.compiled(folder, "main", MAIN);
    Path test = Sources.compiled(folder, "test", List.of(TEST, ITSELF, MANY, Sources.ALL), main);
    URL[] all = OwnClasses.urls(List.of(first, test, main)).toArray(URL[]::new);
    loader = new URLClassLoader(all, CalledCodeTest.class.getClassLoader());
  }

  @AfterAll
  static void close() throws IOException {
    loader.close();
  }

  private static List<String> found(String type, String method) throws Exception {
    Class<?> marked = loader.loadClass("mine." + type);
    Method entry = marked.getDeclaredMethod(method, AsOf.class, Question.class);
    return found(Subject.of(marked, entry));
  }

  private static List<String> found(Subject subject) {
    return new StaticCode()
        .check(subject).findings().stream()
            .map(finding -> Objects.requireNonNull(finding.place()).toString())
            .toList();
  }

  @Test
  void aMemberThatNobodyCallsAccusesNobodyWhateverItsClassIsOrItsNameIsLike() throws Exception {
    assertThat(found("Marked", "honest")).isEmpty();
  }

  @Test
  void aCallOfAnInterfaceReachesWhatAnswersIt() throws Exception {
    assertThat(found("Marked", "generic")).containsExactly("mine.Clocked.apply(Clocked.java:3)");
    assertThat(found("Marked", "reads")).containsExactly("mine.Ticks.read(Ticks.java:3)");
  }

  @Test
  void whoComesBackToTheMarkedClassIsFollowed() throws Exception {
    assertThat(found("Marked", "inner")).containsExactly("mine.Marked.peek(Marked.java:7)");
    assertThat(found("Itself", "forecast")).containsExactly("mine.Itself.get(Itself.java:5)");
  }

  @Test
  void findingsStandByRuleAndLineInEveryRun() throws Exception {
    assertThat(found("Many", "many"))
        .containsExactly(
            "mine.Many.many(Many.java:5)",
            "mine.Many.many(Many.java:7)",
            "mine.Many.many(Many.java:9)",
            "mine.Also.now(Many.java:15)",
            "mine.Many.many(Many.java:8)",
            "mine.Many.many(Many.java:11)",
            "mine.Many.many(Many.java:6)",
            "mine.Many.many(Many.java:10)");
  }

  @Test
  void ofTwoClassesOfANameTheFirstIsTheOneThatRuns() throws Exception {
    assertThat(found("Marked", "twice")).containsExactly("mine.Twice.x(Twice.java:2)");
    Class<?> again =
        OwnClasses.again(
            loader.loadClass("mine.Marked"), UserFolders.of(loader.loadClass("mine.Marked")));
    Class<?> twice = again.getClassLoader().loadClass("mine.Twice");
    assertThat(OwnClasses.source(twice).toString()).endsWith("/first/");
  }

  @Test
  void aLambdaIsNotAccusedOfWhatOthersOfItsClassCallElsewhere() throws Exception {
    Method maker = loader.loadClass("mine.Marked").getDeclaredMethod("lambda");
    maker.setAccessible(true);
    Forecaster lambda = (Forecaster) maker.invoke(null);
    assertThat(found(Subject.of("lambda", () -> lambda)))
        .isNotEmpty()
        .allMatch(place -> place.startsWith("mine.Marked."));
  }
}
