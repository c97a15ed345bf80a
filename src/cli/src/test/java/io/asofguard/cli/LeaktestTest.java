package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.Forecaster;
import io.asofguard.cli.model.Mid;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code asof leaktest}: exit codes, rows, what is told, and the baseline. */
class LeaktestTest {
  @TempDir Path folder;

  private Run leaktest(Class<? extends Forecaster> type, String... more) {
    return about(type, "april", "2026-04-08T10:30:00Z..2026-04-08T13:30:00Z@PT30M", more);
  }

  private Run about(
      Class<? extends Forecaster> type, String event, String cutoffs, String... more) {
    String classes = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    return named(type.getName(), classes, event, cutoffs, more);
  }

  private Run named(String type, String classPath, String event, String cutoffs, String... more) {
    String[] args = {
      "leaktest",
      "--forecaster",
      type,
      "--classpath",
      classPath,
      "--event",
      event,
      "--cutoffs",
      cutoffs
    };
    String[] all = new String[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return Story.in(folder).asof(all);
  }

  @Test
  void anHonestForecasterIsClean() {
    Run run = leaktest(Models.Honest.class);
    run.codeIs(0);
    assertThat(run.header())
        .isEqualTo(
            "detector,verdict,rule,cutoff,entity,field,value,event_time,knowledge_time,wall,"
                + "wall_set_by,forecast_of,before,after,place,message");
    assertThat(run.lines().stream().skip(1).map(line -> line.replaceFirst(",,.*", "")))
        .containsExactly(
            "receipts,CLEAN",
            "truncation,CLEAN",
            "poison,CLEAN",
            "order,CLEAN",
            "static,CLEAN",
            "refusal,NOT_RUN",
            "late,NOT_RUN",
            "plausibility,CLEAN");
    assertThat(run.err()).contains("asof: " + Models.Honest.class.getName() + " is CLEAN");
  }

  @Test
  void anEventWithoutAWallProvesNeither() {
    String prices =
        Story.in(folder)
            .file(
                "bare.csv",
                "entity,field,event,event_time,knowledge_time,value\n"
                    + "bare/x,market_mid,bare,2026-04-08T09:00:00Z,2026-04-08T09:00:01Z,0.5\n");
    Story.in(folder).asof("import", prices).codeIs(0);
    Run run = about(Models.Honest.class, "bare", "2026-04-08T10:30:00Z", "--detectors=poison");
    run.codeIs(4);
    assertThat(run.lines().get(1))
        .startsWith("poison,INCONCLUSIVE,")
        .contains("event 'bare' has no wall on file", "asof milestone bare event_end --at TS");
  }

  @Test
  void aLeakIsToldWithRuleReasonForecastsAndACommandForJustThisCase() {
    Run run = leaktest(Models.Greatest.class, "--detectors=order");
    run.codeIs(1);
    assertThat(run.lines()).anyMatch(line -> line.startsWith("order,LEAK,PIT010,2026-04-08T"));
    assertThat(run.err())
        .contains("Rule PIT010 'A forecast does not depend on the order of the cutoffs', because")
        .contains("forecast  of elon/200-219: 0.5, and 0.62")
        .contains("finding   PIT010 " + Models.Greatest.class.getName() + " elon/200-219\n")
        .containsPattern(
            "again     asof leaktest --forecaster '.*Models\\$Greatest' --classpath \\S+"
                + " --event april --cutoffs 2026-04-08T10:30:00Z..2026-04-08T13:30:00Z@PT30M"
                + " --detectors order\n");
  }

  /** A jar with a package-private class, and a folder that calls it. */
  @Test
  void whatTheForecasterCallsInAnotherEntryOfItsClassPathIsLookedAt() throws IOException {
    Path jar = folder.resolve("helper.jar");
    Path helper =
        compiled(
            "helper",
            "package mine; class Helper { static double now() { return System.nanoTime() * 0 + 0.5;"
                + " } }");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("mine/Helper.class"));
      Files.copy(helper.resolve("mine/Helper.class"), out);
    }
    Path model =
        compiled(
            "model",
            "package mine; import io.asofguard.api.*;public class Model implements Forecaster { "
                + " public Forecast forecast(AsOf view, Question question) {   "
                + " view.latest(Series.of(question.entities().get(0), \"market_mid\"));    return"
                + " new Forecast(java.util.Map.of(question.entities().get(0), Helper.now()));  } }",
            helper);
    Run run =
        named(
            "mine.Model", model + ":" + jar, "april", "2026-04-08T10:30:00Z,2026-04-08T11:30:00Z");
    run.codeIs(1);
    assertThat(run.lines().stream().filter(line -> line.contains(",LEAK,")))
        .singleElement()
        .asString()
        .startsWith("static,LEAK,PIT020,")
        .contains("mine.Helper.now(Model.java:1)");
  }

  private Path compiled(String name, String source, Path... beside) throws IOException {
    Path classes = Files.createDirectories(folder.resolve(name));
    String file = Files.writeString(folder.resolve("Model.java"), source).toString();
    List<String> path = new ArrayList<>(List.of(System.getProperty("java.class.path")));
    Stream.of(beside).map(Path::toString).forEach(path::add);
    String[] args = {
      "-proc:none", "-d", classes.toString(), "-cp", String.join(File.pathSeparator, path), file
    };
    JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    assertThat(javac.run(null, null, null, args)).isZero();
    return classes;
  }

  @Test
  void reportsForCodeHostsServersAndPeopleAreWritten() throws IOException {
    Path sarif = folder.resolve("leaks.sarif");
    Path junit = folder.resolve("leaks.xml");
    Path html = folder.resolve("leaks.html");
    leaktest(
            Models.Greatest.class,
            "--detectors=order",
            "--sarif=" + sarif,
            "--junit=" + junit,
            "--html=" + html)
        .codeIs(1);
    assertThat(Files.readString(sarif)).contains("PIT010", "2.1.0");
    assertThat(Files.readString(junit)).contains("<testcase name=\"order\"", "<failure");
    assertThat(Files.readString(html))
        .contains("PIT010", "What it read, and what it must not see", "read for the forecast")
        .contains("cutoff 2026-04-08T13:30:00Z", "wall: event_end")
        .doesNotContain("http://", "<script src");
  }

  @Test
  void aForecastWrittenBehindItsWallIsARowWithItsEntityAndItsWall() {
    Story story = Story.in(folder);
    String prices =
        story.file(
            "done.csv",
            """
            entity,field,event,event_time,knowledge_time,value
            done/x,market_mid,done,2026-04-08T09:00:00Z,2026-04-08T09:00:01Z,0.5
            """);
    story.asof("import", prices).codeIs(0);
    ends(story, "2199-01-01T00:00:00Z");
    story
        .asof("forecast", "--event=done", "--forecaster=" + Mid.class.getName(), classes())
        .codeIs(0);
    ends(story, "2026-04-09T00:00:00Z");
    Run run = about(Mid.class, "done", "2026-04-08T10:30:00Z", "--detectors=late");
    run.codeIs(1);
    assertThat(run.lines().get(1))
        .startsWith("late,LEAK,PIT040,")
        .contains(",done/x,,,,,2026-04-09T00:00:00Z,event_end,");
    assertThat(run.err())
        .contains(
            "    entity    done/x\n", "    wall      2026-04-09T00:00:00Z, set by event_end\n");
    Run other = about(Models.Honest.class, "done", "2026-04-08T10:30:00Z", "--detectors=late");
    other.codeIs(4);
    assertThat(other.lines().get(1))
        .startsWith("late,NOT_RUN,PIT042,")
        .contains(" of another forecaster, " + Mid.class.getName());
  }

  private static void ends(Story story, String at) {
    story.asof("milestone", "done", "event_end", "--at=" + at, "--reason=so it is").codeIs(0);
  }

  private static String classes() {
    return "--classpath=" + Mid.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  @Test
  void truncationTakesAllChangesOfInputsIfAsked() {
    String one = leaktest(Models.Honest.class, "--detectors=truncation", "--boundaries=1").out();
    assertThat(one).contains("1 of 2 changes of inputs included, evenly spread");
    Run all = leaktest(Models.Honest.class, "--detectors=truncation", "--boundaries=all");
    all.codeIs(0);
    assertThat(all.out()).contains("all 2 changes of inputs included");
  }

  @Test
  void randomnessThatIsNotSeededProvesNeither() {
    Run run = leaktest(Models.Dice.class, "--detectors", "poison");
    run.codeIs(4);
    assertThat(run.lines().get(1)).startsWith("poison,INCONCLUSIVE,").contains("question.seed()");
  }

  @Test
  void aBaselineAcceptsWithAReasonAndSaysWhatIsGone() {
    String forecast = Models.Weights.class.getName() + ".forecast";
    Run refused = leaktest(Models.Weights.class, "--detectors", "static");
    refused.codeIs(1);
    assertThat(refused.lines().get(1)).startsWith("static,LEAK,PIT021,").contains(forecast);
    String baseline =
        Story.in(folder)
            .file(
                "accepted.csv",
                "finding,reason\nPIT021 "
                    + forecast
                    + ",fixed weights\nPIT020 x.Y.z,a clock\nPIT030 -,of old\n");
    Run accepted = leaktest(Models.Weights.class, "--detectors", "static", "--baseline", baseline);
    accepted.codeIs(0);
    assertThat(accepted.err())
        .contains("1 finding is accepted by the baseline")
        .contains("in the baseline, and not found by these detectors: PIT020 x.Y.z\n")
        .contains("PIT030 - (no finding is called so any more");
    String empty = Story.in(folder).file("bad.csv", "finding,reason\nPIT021 " + forecast + ",\n");
    Run bad = leaktest(Models.Weights.class, "--baseline", empty);
    bad.codeIs(2);
    assertThat(bad.err()).contains("bad.csv:2: an accepted finding needs a finding and a reason");
  }

  @Test
  void noFileIsWrittenTwiceAndNoneThatIsRead() throws IOException {
    Path leaks = folder.resolve("leaks");
    String[][] pairs = {{"--sarif", "--html"}, {"--junit", "-o"}, {"--baseline", "--junit"}};
    for (String[] pair : pairs) {
      Files.writeString(leaks, "finding,reason\n");
      Run twice =
          leaktest(Models.Honest.class, pair[0], leaks.toString(), pair[1], folder + "/./leaks");
      Run.isOneLine(twice.codeIs(2).err());
      assertThat(twice.err()).containsPattern("-\\S+ and -\\S+ both name .*leaks: name two files");
      assertThat(leaks).hasContent("finding,reason");
    }
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    leaktest(Models.Honest.class, "--sarif", folder + "/new", "--html", link + "/new").codeIs(2);
    leaktest(Models.Honest.class, "--detectors=static", "--sarif=/dev/null", "--html=/dev/null")
        .codeIs(0);
  }

  @Test
  void wrongWordsAreRefusedInOneLine() {
    Run detector = leaktest(Models.Honest.class, "--detectors", "poisson");
    detector.codeIs(2);
    Run.isOneLine(detector.err());
    assertThat(detector.err()).contains("there is no detector 'poisson': receipts, truncation");
    Run distance = leaktest(Models.Honest.class, "--boundaries", "-1");
    distance.codeIs(2);
    assertThat(distance.err()).contains("'-1'; give all, or a number from 0 up");
    String nowhere = folder.resolve("nowhere").resolve("leaks").toString();
    for (String form : List.of("--html", "--junit", "--sarif")) {
      Run folderless = leaktest(Models.Honest.class, form, nowhere);
      Run.isOneLine(folderless.codeIs(3).err());
      assertThat(folderless.out()).as("nothing was run").isEmpty();
      assertThat(folderless.err()).contains(nowhere, "its folder does not exist");
    }
    for (String form : List.of("--html", "--junit", "--sarif", "-o")) {
      Run unwritable = leaktest(Models.Honest.class, form, "/proc/leaks").codeIs(3);
      Run.isOneLine(unwritable.err());
      assertThat(unwritable.err()).contains("/leaks cannot be written: its folder ");
    }
    Run rows = leaktest(Models.Honest.class, "-o", nowhere).codeIs(3);
    assertThat(rows.err()).doesNotContain(" is CLEAN").contains("its folder does not exist");
    Run directory = leaktest(Models.Honest.class, "--html", folder.toString()).codeIs(3);
    assertThat(directory.err()).contains("is a directory; name a file");
    for (String form : List.of("--html", "-o")) {
      Run nameless = leaktest(Models.Honest.class, form, "").codeIs(3);
      assertThat(nameless.err()).contains("the name of a file to write is empty; name a file");
      Run.isOneLine(nameless.err());
    }
    Run stdout = leaktest(Models.Honest.class, "--detectors=late", "--html", "-");
    stdout.codeIs(2);
    assertThat(stdout.err()).contains("stdout has the rows: name a file");
    Run cutoffs =
        about(Models.Honest.class, "april", "2026-04-08T10:30:00Z..2026-04-09T00:00:00Z@PT0S");
    cutoffs.codeIs(2);
    Run.isOneLine(cutoffs.err());
    assertThat(cutoffs.err()).contains("distance of more than zero").doesNotContain("--every");
  }
}
