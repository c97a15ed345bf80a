package io.asofguard.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.replay.ClassForecasters;
import io.asofguard.store.StoreClock;
import io.asofguard.zoo.ZooStore;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that lies in two folders and a jar, as a build's test and main classes and a library do. */
class UserCodeTest {
  private static final List<String> MAIN =
      List.of(
          """
          package mine;
          class Helper {
            static double half() { return 0.5; }
            static double now() { return System.nanoTime(); }
          }
          """,
          """
          package mine;
          class First {
            private static Double first;
            static double of(double next) { return first = first == null ? next : first; }
          }
          """,
          """
          package mine;
          class ByTime implements java.util.Comparator<String> {
            public int compare(String one, String other) { return (int) System.nanoTime(); }
          }
          """,
          """
          package mine;
          public interface Offers {
            double some();
            default double more() { return System.nanoTime(); }
          }
          """,
          """
          package mine;
          public class Third implements Offers {
            public double some() { return 0.3; }
          }
          """,
          """
          package mine;
          enum Half implements java.util.Comparator<String> {
            ONLY;
            public int compare(String one, String other) { return 0; }
          }
          """,
          """
          package mine;
          abstract class Base {
            double answer() { return middle(); }
            private double middle() { return System.currentTimeMillis(); }
            double unasked() { return new java.io.File("x").length(); }
          }
          """);

  private static final List<String> LIBRARY =
      List.of(
          """
          package lib;
          public class Lib {
            public static double now() { return System.nanoTime(); }
            public static double deep() { return now(); }
          }
          """);

  private static final String TEST =
      """
      package mine;
      import io.asofguard.api.*;
      import java.util.*;
      class Marked extends Base {
        Forecast half(AsOf view, Question question) { return All.at(question, Helper.half()); }
        Forecast now(AsOf view, Question question) { return All.at(question, Helper.now()); }
        Forecast inherits(AsOf view, Question question) { return All.at(question, answer()); }
        Forecast named(AsOf view, Question question) {
          return All.at(question, ByTime.class.getSimpleName().length() + Half.ONLY.compare("", ""));
        }
        Forecast offers(AsOf view, Question question) {
          Offers offers = () -> 1;
          return All.at(question, offers.more());
        }
        Forecast library(AsOf view, Question question) { return All.at(question, lib.Lib.now()); }
        Forecast serves(AsOf view, Question question) {
          ServiceLoader<Offers> offers = ServiceLoader.load(Offers.class);
          return All.at(question, Helper.half() * offers.iterator().next().some());
        }
        Forecast sorts(AsOf view, Question question) {
          List<String> entities = new ArrayList<>(question.entities());
          entities.sort(new ByTime());
          return All.at(question, entities.size());
        }
        Forecast first(AsOf view, Question question) {
          String entity = question.entities().get(0);
          double mid = view.latest(Series.of(entity, "market_mid")).valueOr(0.5);
          return All.at(question, First.of(mid));
        }
      }
      """;

  private static final String FORECASTER =
      """
      package mine;
      import io.asofguard.api.*;
      public class %s implements Forecaster {
        public Forecast forecast(AsOf view, Question question) {
          return All.at(question, %s);
        }
      }
      """;

  @TempDir static Path folder;
  private static Path main;
  private static Path test;
  private static Path jar;
  private static URLClassLoader loader;

  @BeforeAll
  static void compile() throws IOException {
    main = compiled("main", MAIN);
    Path services = Files.createDirectories(main.resolve("META-INF/services"));
    Files.writeString(services.resolve("mine.Offers"), "mine.Third");
    jar = folder.resolve("lib.jar");
    pack(compiled("lib", LIBRARY), jar);
    test =
        compiled(
            "test",
            List.of(
                TEST,
                Sources.ALL,
                FORECASTER.formatted("Halves", "Helper.half()"),
                FORECASTER.formatted("Times", "Helper.now()"),
                FORECASTER.formatted("Asks", "lib.Lib.now()"),
                FORECASTER.formatted("AsksDeep", "lib.Lib.deep()"),
                FORECASTER.formatted(
                    "Opens", "io.asofguard.store.StoreClock.system().hashCode()")));
    URL[] all = OwnClasses.urls(List.of(test, main, jar)).toArray(URL[]::new);
    loader = new URLClassLoader(all, UserCodeTest.class.getClassLoader());
  }

  @AfterAll
  static void close() throws IOException {
    loader.close();
  }

  private static Path compiled(String name, List<String> sources) throws IOException {
    return Sources.compiled(
        folder, name, sources, folder.resolve("main"), folder.resolve("lib.jar"));
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("lib/Lib.class"));
      Files.copy(classes.resolve("lib/Lib.class"), out);
    }
  }

  private static Subject marked(String method) throws ReflectiveOperationException {
    Class<?> type = loader.loadClass("mine.Marked");
    return Subject.of(type, type.getDeclaredMethod(method, AsOf.class, Question.class));
  }

  private static Subject named(String type) throws ReflectiveOperationException {
    return Subject.of(loader.loadClass("mine." + type).asSubclass(Forecaster.class));
  }

  private static Subject onClassPath(String type, Path... classPath) {
    return Subject.of(
        () -> ClassForecasters.load("mine." + type, List.of(classPath), ClassForecasters.TIMEOUT));
  }

  private static List<String> found(Subject subject) {
    return new StaticCode()
        .check(subject).findings().stream()
            .map(finding -> finding.rule().id() + " " + Objects.requireNonNull(finding.place()))
            .toList();
  }

  @Test
  void aClockInAnotherFolderIsFound() throws Exception {
    assertThat(found(marked("now"))).containsExactly("PIT020 mine.Helper.now(Helper.java:4)");
    assertThat(found(named("Times"))).containsExactly("PIT020 mine.Helper.now(Helper.java:4)");
  }

  @Test
  void whatIsInheritedOrCalledBackThereIsFound() throws Exception {
    assertThat(found(marked("inherits"))).containsExactly("PIT020 mine.Base.middle(Base.java:4)");
    assertThat(found(marked("offers"))).containsExactly("PIT020 mine.Offers.more(Offers.java:4)");
    assertThat(found(marked("sorts"))).containsExactly("PIT020 mine.ByTime.compare(ByTime.java:3)");
  }

  @Test
  void whatNobodyCallsThereAccusesNobody() throws Exception {
    assertThat(found(marked("half"))).isEmpty();
    assertThat(found(named("Halves"))).isEmpty();
    assertThat(found(marked("named"))).isEmpty();
  }

  @Test
  void ofAJarThatACommandNamesCountsWhatIsCalledFromOutside() throws Exception {
    assertThat(found(marked("library"))).isEmpty();
    assertThat(found(named("Asks"))).isEmpty();
    assertThat(found(onClassPath("Times", test, main)))
        .containsExactly("PIT020 mine.Helper.now(Helper.java:4)");
    assertThat(found(onClassPath("Asks", test, jar)))
        .containsExactly("PIT020 lib.Lib.now(Lib.java:3)");
    assertThat(found(onClassPath("AsksDeep", test, jar))).isEmpty();
    assertThat(found(onClassPath("Halves", test, main, jar))).isEmpty();
  }

  @Test
  void aJarThatIsNotSearchedInDepthIsNamed() throws Exception {
    assertThat(new StaticCode().check(onClassPath("AsksDeep", test, main, jar)).evidence())
        .anyMatch(
            line -> line.startsWith("taken for libraries") && line.endsWith(" in turn: lib.jar"));
    assertThat(new StaticCode().check(named("Asks")).evidence())
        .noneMatch(line -> line.contains("libraries"));
  }

  @Test
  void whoBringsTheStoreAlongReachesIt() throws Exception {
    Path core = Path.of(Objects.requireNonNull(OwnClasses.source(StoreClock.class)).toURI());
    assertThat(found(onClassPath("Opens", test, core)))
        .contains("PIT024 mine.Opens.forecast(Opens.java:5)");
    assertThat(found(named("Opens"))).containsOnly("PIT024 mine.Opens.forecast(Opens.java:5)");
  }

  @Test
  void thisProgramsFoldersAreNobodysOwn() throws Exception {
    List<Path> folders = UserFolders.of(loader.loadClass("mine.Marked"));
    assertThat(folders).contains(test, main).doesNotContain(jar);
    Path api = Path.of(Objects.requireNonNull(OwnClasses.source(AsOf.class)).toURI());
    Path core = Path.of(Objects.requireNonNull(OwnClasses.source(LeakTest.class)).toURI());
    assertThat(folders).doesNotContain(api, core);
  }

  /** A build that has a module-info starts its tests with a module path. */
  @Test
  void foldersOfModulesAreTheUsersAsWell() throws Exception {
    Path place =
        compiled(
            "module",
            List.of("module mine { exports mine; }", "package mine; public class Alone {}"));
    ModuleLayer boot = ModuleLayer.boot();
    Configuration found =
        boot.configuration().resolve(ModuleFinder.of(place), ModuleFinder.of(), Set.of("mine"));
    ModuleLayer layer = boot.defineModulesWithOneLoader(found, getClass().getClassLoader());
    Class<?> alone = layer.findLoader("mine").loadClass("mine.Alone");
    assertThat(alone.getModule().getName()).isEqualTo("mine");
    assertThat(UserFolders.of(alone)).contains(place);
  }

  /**
   * Package-private classes of another folder can be reached, what is looked up by the thread's
   * loader is of the same loader, and statics don't survive.
   */
  @Test
  void codeInAnotherFolderIsLoadedAnew() throws Exception {
    Path place = folder.resolve("zoo");
    Files.createDirectories(place);
    ZooStore.make(place, 1);
    LeakPlan plan = new LeakPlan("ev", ZooStore.cutoffs(240), Set.of("order"), 1, 5);
    LeakTest test = new LeakTest(place.resolve("store"), ZooStore.CLOCK, plan, (d, c) -> d);
    LeakReport honest = test.run(marked("serves"));
    assertThat(honest.findings()).isEmpty();
    assertThat(honest.checks().get(0).evidence())
        .contains("in order, in reverse, shuffled, and afresh for each cutoff")
        .filteredOn(line -> line.startsWith(Checks.DOUBT))
        .containsExactly(
            "INCONCLUSIVE: it read nothing through the view, so there is nothing to judge");
    LeakReport cache = test.run(marked("first"));
    assertThat(cache.findings()).isNotEmpty().extracting(Finding::rule).containsOnly(Rule.ORDER);
  }
}
