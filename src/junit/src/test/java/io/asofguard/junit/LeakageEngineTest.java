package io.asofguard.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.asofguard.api.AsOf;
import io.asofguard.api.Question;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs classes that leak, and looks at exactly what is reported. */
class LeakageEngineTest {

  private static EngineExecutionResults run(DiscoverySelector selector, String... settings) {
    EngineTestKit.Builder kit = EngineTestKit.engine(LeakageEngine.ID).selectors(selector);
    for (int i = 0; i < settings.length; i += 2) {
      kit.configurationParameter(settings[i], settings[i + 1]);
    }
    return kit.execute();
  }

  private static List<String> failed(EngineExecutionResults results) {
    return results.testEvents().failed().stream()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  private static String text(EngineExecutionResults results) {
    Event first = results.testEvents().failed().stream().findFirst().orElseThrow();
    return first
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow()
        .getMessage();
  }

  @Test
  void anHonestMethodPassesWithATestPerDetectorAndCutoff() {
    EngineExecutionResults results = run(selectClass(Samples.Honest.class));
    results.testEvents().assertStatistics(s -> s.started(18).succeeded(18).failed(0).skipped(6));
    assertThat(results.testEvents().succeeded().stream())
        .extracting(event -> event.getTestDescriptor().getDisplayName())
        .contains("poison at 2026-04-08T07:00:00Z", "static at 2026-04-08T06:00:00Z")
        .doesNotHaveDuplicates();
    assertThat(
            run(selectMethod(Samples.Honest.class, "forecast", AsOf.class, Question.class))
                .testEvents()
                .succeeded()
                .count())
        .isEqualTo(18);
  }

  @Test
  void aFailureTellsRuleReasonValueTimesWallForecastsFixAndACommand() {
    EngineExecutionResults results = run(selectClass(Samples.OpensTheFile.class));
    assertThat(failed(results)).containsExactly("poison at 2026-04-08T07:30:00Z");
    assertThat(text(results))
        .isEqualTo(
            """
            Rule PIT005 'A forecast does not move if values after its cutoff or behind a wall are \
            altered', because a forecast that moves with a value has read that value, was violated \
            (once):
            - at 2026-04-08T07:30:00Z: the forecast of launch/yes moves with hidden values \
            mirrored; one row alone moves it
                value     launch/yes market_mid = 0.47
                speaks of 2026-04-08T08:00:00Z
                known     2026-04-08T08:00:01Z, PT30M1S after the cutoff
                wall      2026-04-08T13:00:00Z, set by event_end
                forecast  of launch/yes: 0.47, and 0.53 after the change
                maybe at  io.asofguard.junit.Samples$OpensTheFile.forecast(Samples.java:%d)
                again     ../../mvnw test -Dtest='io.asofguard.junit.Samples$OpensTheFile#forecast' \
            -Dasof.leak.detector=poison -Dasof.leak.cutoff=2026-04-08T07:30:00Z
                finding   PIT005 io.asofguard.junit.Samples$OpensTheFile.forecast
              fix: Read through the view alone; it hides what was not knowable.
              1 cutoff, 6 ways to alter what is hidden
              hidden values mirrored: 1 forecast moved
              hidden values with noise: 1 forecast moved
              hidden values at an end of their range: 1 forecast moved
              hidden rows removed: 1 forecast moved
              control: a planted leak was caught: the next values and outcomes, read from the \
            store's file\
            """
                .formatted(lineOf(text(results))));
  }

  /** The line is where the compiler puts it; that it is one of the method's is what counts. */
  private static int lineOf(String text) {
    int line = Integer.parseInt(text.replaceAll("(?s).*Samples\\.java:(\\d+)\\).*", "$1"));
    assertThat(line).isBetween(55, 85);
    return line;
  }

  @Test
  void aClassNamesAForecasterAndTheLineThatReadIsTold() {
    EngineExecutionResults results = run(selectClass(Samples.NamesAForecaster.class));
    assertThat(failed(results))
        .containsExactly(
            "receipts at 2026-04-08T06:00:00Z",
            "receipts at 2026-04-08T07:00:00Z",
            "receipts at 2026-04-08T08:00:00Z");
    results.testEvents().assertStatistics(s -> s.succeeded(3));
    assertThat(text(results))
        .contains("Rule PIT003 'No read goes through a view whose forecast has ended'")
        .containsPattern(
            "at        io.asofguard.junit.Samples\\$Keeper.forecast\\(Samples.java:\\d+");
  }

  /** What Surefire puts into its XML, and Gradle too. */
  @Test
  void aReportNamesMethodDetectorAndCutoff() {
    assertThat(reported(Samples.OpensTheFile.class))
        .containsExactly("forecast: poison at 2026-04-08T07:30:00Z [1]");
    assertThat(reported(Samples.MarksAVoidMethod.class))
        .containsExactly(
            "model: receipts at 2026-04-08T06:00:00Z [1]",
            "model: receipts at 2026-04-08T07:00:00Z [2]",
            "model: receipts at 2026-04-08T08:00:00Z [3]");
    assertThat(reported(Samples.NamesAForecaster.class))
        .contains("receipts at 2026-04-08T06:00:00Z");
    assertThat(
            firstFailed(run(selectClass(Samples.NamesAForecaster.class)))
                .getParent()
                .orElseThrow()
                .getLegacyReportingName())
        .isEqualTo(Samples.NamesAForecaster.class.getName());
  }

  private static List<String> reported(Class<?> type) {
    return run(selectClass(type)).testEvents().started().stream()
        .map(event -> event.getTestDescriptor().getLegacyReportingName())
        .toList();
  }

  /** A build tool puts a test down to the class of its parents. */
  @Test
  void eachCaseBelongsToItsMethodOrClass() {
    TestDescriptor ofMethod = firstFailed(run(selectClass(Samples.OpensTheFile.class)));
    assertThat(ofMethod.getSource()).get().isInstanceOf(MethodSource.class);
    TestDescriptor method = ofMethod.getParent().orElseThrow();
    assertThat(method.getDisplayName()).isEqualTo("forecast()");
    assertThat(method.getParent().orElseThrow().getDisplayName()).isEqualTo("OpensTheFile");
    TestDescriptor ofClass = firstFailed(run(selectClass(Samples.NamesAForecaster.class)));
    assertThat(ofClass.getSource()).isEmpty();
    TestDescriptor type = ofClass.getParent().orElseThrow();
    assertThat(type.getSource()).get().isInstanceOf(ClassSource.class);
    assertThat(type.getDisplayName()).isEqualTo("NamesAForecaster");
  }

  private static TestDescriptor firstFailed(EngineExecutionResults results) {
    return results.testEvents().failed().stream().findFirst().orElseThrow().getTestDescriptor();
  }

  @Test
  void theMethodIsLookedAtWithWhatItInherits() {
    EngineExecutionResults results = run(selectClass(Samples.Inherits.class));
    assertThat(failed(results)).containsExactly("static");
    assertThat(text(results))
        .contains("Rule PIT021", "Samples$Base.answer")
        .doesNotContain("PIT020");
  }

  @Test
  void anInheritedTestIsShownByTheClassThatRunsIt() {
    EngineExecutionResults results = run(selectClass(Samples.OfShared.class));
    assertThat(text(results))
        .contains("../../mvnw test -Dtest='" + Samples.OfShared.class.getName() + "#leaks' -D");
    assertThat(firstFailed(results).getSource())
        .hasValueSatisfying(
            source ->
                assertThat(((MethodSource) source).getClassName())
                    .isEqualTo(Samples.OfShared.class.getName()));
  }

  @Test
  void anInheritedForecasterIsMadeOfTheClassThatRunsIt() {
    EngineExecutionResults results = run(selectClass(Samples.OfTemplate.class));
    assertThat(failed(results)).containsExactly("static");
    assertThat(text(results)).contains("Rule PIT021", "Samples$OfTemplate.answer");
  }

  @Test
  void whatProvesNeitherFailsAndSaysWhy() {
    EngineExecutionResults results = run(selectClass(Samples.AtRandom.class));
    assertThat(failed(results)).containsExactly("truncation");
    assertThat(skipped(results)).hasSize(3).allMatch(line -> line.contains("INCONCLUSIVE: "));
    assertThat(text(results)).contains("truncation is INCONCLUSIVE").contains("question.seed()");
  }

  @Test
  void whatWasNotRunIsSkippedWithItsReasonAndFailsIfNothingWas() {
    EngineExecutionResults some = run(selectClass(Samples.Honest.class));
    assertThat(skipped(some))
        .contains(
            "late at 2026-04-08T06:00:00Z: not run: no live forecast of the event by "
                + Samples.Honest.class.getName()
                + "#forecast is on record")
        .allMatch(line -> line.contains("Z: not run: "));
    EngineExecutionResults none = run(selectClass(Samples.NothingToLookAt.class));
    assertThat(failed(none)).containsExactly("refusal", "late");
    assertThat(text(none)).contains("refusal is NOT_RUN", "not run: no entity was sealed");
    assertThat(skipped(none)).hasSize(6);
  }

  private static List<String> skipped(EngineExecutionResults results) {
    return results.testEvents().skipped().stream()
        .map(
            e -> e.getTestDescriptor().getDisplayName() + ": " + e.getRequiredPayload(String.class))
        .toList();
  }

  @Test
  void aSettingNarrowsARunToOneCase() {
    EngineExecutionResults results =
        run(
            selectClass(Samples.Honest.class),
            "asof.leak.detector",
            "poison",
            "asof.leak.cutoff",
            "2026-04-08T07:00:00Z");
    assertThat(results.testEvents().started().count()).isEqualTo(1);
  }

  /** As in a build: the test in one folder, what it tests in another, in the same package. */
  @Test
  void aModelOfTheMainClassesIsTestedWithItsTest(@TempDir Path folder) throws Exception {
    Path main =
        compiled(
            folder.resolve("main"),
            """
            package mine;
            class Model {
              private static Double first;
              static double now(double mid) { return mid + 0 * System.nanoTime(); }
              static double first(double mid) { return first = first == null ? mid : first; }
            }
            """);
    Path test =
        compiled(
            folder.resolve("test"),
            """
            package mine;
            import io.asofguard.api.*;
            import io.asofguard.junit.LeakageTest;
            class ModelTest {
              @LeakageTest(fixture = {"%1$s", "%2$s"}, event = "launch", cutoffs = "%3$s",
                  detectors = {"order", "static"})
              Forecast now(AsOf view, Question question) {
                return new Forecast(java.util.Map.of("launch/yes", Model.now(mid(view))));
              }
              @LeakageTest(fixture = {"%1$s", "%2$s"}, event = "launch", cutoffs = "%3$s",
                  detectors = {"order", "static"})
              Forecast first(AsOf view, Question question) {
                return new Forecast(java.util.Map.of("launch/yes", Model.first(mid(view))));
              }
              static double mid(AsOf view) {
                return view.latest(Series.of("launch/yes", "market_mid")).valueOr(0.5);
              }
            }
            """
                .formatted(Samples.MILESTONES, Samples.PRICES, Samples.CUTOFFS),
            main);
    URL[] places = {test.toUri().toURL(), main.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(places, getClass().getClassLoader())) {
      EngineExecutionResults results = run(selectClass(loader.loadClass("mine.ModelTest")));
      assertThat(failures(results))
          .anyMatch(
              text -> text.contains("PIT020") && text.contains("mine.Model.now(Model.java:4)"))
          .anyMatch(text -> text.contains("PIT010"))
          .allMatch(text -> text.contains("PIT020") || text.contains("PIT010"));
    }
  }

  private static List<String> failures(EngineExecutionResults results) {
    return results.testEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow().getMessage())
        .toList();
  }

  private static Path compiled(Path classes, String source, Path... beside) throws IOException {
    Path file = Files.createDirectories(classes).resolve("Model.java");
    Files.writeString(file, source);
    List<String> path = new ArrayList<>(List.of(System.getProperty("java.class.path")));
    Stream.of(beside).map(Path::toString).forEach(path::add);
    String[] args = {
      "-proc:none",
      "-d",
      classes.toString(),
      "-cp",
      String.join(File.pathSeparator, path),
      file.toString()
    };
    JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    assertThat(javac.run(null, null, null, args)).isZero();
    return classes;
  }

  @Test
  void aMethodOfAnotherKindIsToldWhatToDo() {
    EngineExecutionResults results = run(selectClass(Samples.Wrong.class));
    assertThat(
            results.containerEvents().failed().stream()
                .findFirst()
                .orElseThrow()
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow())
        .hasMessageContaining(
            "must take an AsOf, and a Question if it likes, and return a Forecast");
  }
}
