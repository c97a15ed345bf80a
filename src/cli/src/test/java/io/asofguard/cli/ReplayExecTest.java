package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.replay.RunLock;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** asof replay and asof forecast with a program that is asked over a pipe. */
class ReplayExecTest {
  private static final Path CLIENT = Path.of("../../src/python").toAbsolutePath().normalize();
  private static final String MID =
      """
      import asofguard
      for q in asofguard.questions():
          q.answer({e: q.latest(e, "market_mid").value_or(0.5) for e in q.entities})
      """;

  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void fill() {
    story = Story.in(folder);
  }

  private String python(String text) {
    return "PYTHONPATH='%s' python3 -B '%s'".formatted(CLIENT, story.file("model.py", text));
  }

  private Run ask(String command, String program, String... more) {
    return story.asof(
        Stream.concat(Stream.of(command, "--exec", program), Stream.of(more))
            .toArray(String[]::new));
  }

  private Run replay(String program, String... more) {
    return ask(
        "replay",
        program,
        Stream.concat(
                Stream.of("--event", "april", "--from", "2026-04-08T10:00:00Z"),
                Stream.concat(
                    Stream.of("--to", "2026-04-08T14:00:00Z", "--every", "PT1H"), Stream.of(more)))
            .toArray(String[]::new));
  }

  private Path file(String run, String name) {
    return folder.resolve("store/runs").resolve(run).resolve(name);
  }

  @Test
  void theSameRunAgainGivesTheSameBytesWithAnyNumberOfPrograms() throws IOException {
    Run first = replay(python(MID), "--name", "a").codeIs(0);
    assertThat(first.lines().get(1)).startsWith("a,replay,april,2,complete,5,5,0,0,5,");
    replay(python(MID), "--name", "b", "--jobs", "2").codeIs(0);
    assertThat(Files.readAllLines(file("a", "forecasts.csv")))
        .element(3)
        .asString()
        .startsWith("april,elon/200-219,2026-04-08T12:00:00Z,0.62,2,REPLAY,");
    for (String name : List.of("forecasts.csv", "receipts.csv")) {
      assertThat(Files.mismatch(file("a", name), file("b", name))).as(name).isEqualTo(-1);
    }
  }

  @Test
  void anotherProgramIsAnotherVersionOfTheCode() throws IOException {
    replay(python(MID), "--name", "a").codeIs(0);
    replay(python(MID + "# changed\n"), "--name", "b").codeIs(0);
    assertThat(version("a")).startsWith("exec-sha256:").isNotEqualTo(version("b"));
  }

  private String version(String run) throws IOException {
    String row = Files.readAllLines(file(run, "forecasts.csv")).get(1);
    return row.substring(row.lastIndexOf(',') + 1);
  }

  @Test
  void aProgramThatDiesFailsItsCutoffAndTheRestIsKept() {
    String dying =
        """
        import asofguard
        for q in asofguard.questions():
            if q.cutoff == asofguard.Instant.of("2026-04-08T12:00:00Z"):
                raise ValueError("lunch")
            q.answer({e: 0.5 for e in q.entities})
        """;
    Run stopped = replay(python(dying), "--name", "a").codeIs(3);
    assertThat(stopped.lines().get(1)).startsWith("a,replay,april,2,failed,2,2,1,");
    assertThat(stopped.err())
        .contains("failed at 2026-04-08T12:00:00Z", "exit code 1, before its forecast")
        .contains("ValueError: lunch");
    assertThat(replay(python("import asofgard"), "--name", "a").codeIs(3).err())
        .as("that it does not get ready any more, and not that it is other code")
        .contains("failed at 2026-04-08T12:00:00Z", "No module named 'asofgard'");
    replay(python(dying.replace("lunch", "tea")), "--name", "a").codeIs(2);
    Run through = replay(python(dying), "--name", "b", "--keep-going").codeIs(3);
    assertThat(through.lines().get(1)).startsWith("b,replay,april,2,failed,4,4,1,");
  }

  @Test
  void whatIsNoForecastFails() {
    String none = MID.replace("value_or(0.5)", "value_or(0.5) * float('nan')");
    assertThat(replay(python(none)).codeIs(3).err()).contains("elon/200-219 is NaN");
    String fewer = MID.replace("in q.entities", "in []");
    assertThat(replay(python(fewer)).codeIs(3).err()).contains("lacks elon/200-219");
  }

  @Test
  void aProgramThatDoesNotStartIsOneLine() {
    Run missing = replay("no-such-program").codeIs(2);
    assertThat(missing.err().lines().skip(1))
        .singleElement()
        .asString()
        .startsWith(
            "asof: --exec 'no-such-program': it ended with exit code 127, before its ready");
    assertThat(story.asof("runs").codeIs(0).lines()).as("no run is begun").hasSize(1);
  }

  @Test
  void aProgramThatDoesNotGetReadyFailsItsFirstCutoff() {
    Run stuck = replay("sleep 60", "--exec-timeout", "PT0.2S", "-q", "--name", "s").codeIs(3);
    assertThat(stuck.err().lines())
        .hasSize(2)
        .element(0)
        .asString()
        .startsWith("asof: failed at 2026-04-08T10:00:00Z: --exec 'sleep 60': its ready did not");
    assertThat(replay(python("import asofgard"), "--name", "a").codeIs(3).err())
        .contains("failed at 2026-04-08T10:00:00Z", "No module named 'asofgard'");
    assertThat(story.asof("runs").codeIs(0).out())
        .contains("a,replay,april,", ",failed,0,0,", "seed=0 basis=ASSUMED,");
    replay(python(MID), "--name", "a").codeIs(0);
    assertThat(replay(python(MID + "# changed"), "--name", "a").codeIs(2).err())
        .contains("run a has answers of the code exec-sha256:");
  }

  @Test
  void aRunIsRunByOneProcessAtATime() {
    try (Store store = Store.open(folder.resolve("store"), StoreClock.system())) {
      Run second = RunLock.alone(store, "a", () -> replay(python(MID), "--name", "a"));
      Run.isOneLine(second.codeIs(2).err());
      assertThat(second.err()).contains("run a is being run by another process");
    }
    replay(python(MID), "--name", "a").codeIs(0);
  }

  @Test
  void oneForecasterIsNamed() {
    refused("name one forecaster", "replay", "--exec", "x", "--forecaster", "Y");
    refused("name one forecaster", "replay");
    refused("--classpath is for --forecaster", "replay", "--exec", "x", "--classpath", ".");
    refused("must be more than zero", "replay", "--forecaster", "Y", "--timeout", "PT0S");
    refused("--exec needs a command", "replay", "--exec", " ");
    refused("must be more than zero", "replay", "--exec", "x", "--exec-timeout", "PT0S");
  }

  private void refused(String why, String... args) {
    Run run =
        story.asof(
            Stream.concat(Stream.of(args), Stream.of("--event", "april", "--every", "PT6H"))
                .toArray(String[]::new));
    Run.isOneLine(run.codeIs(2).err());
    assertThat(run.err()).contains(why);
  }

  @Test
  void aForecastIsMadeNow() throws IOException {
    String walls =
        """
        event,entity,milestone,at,knowledge_time,outcome
        someday,someday/yes,event_end,2200-01-01T00:00:00Z,2026-04-01T00:00:00Z,
        """;
    story.asof("import", story.file("later.csv", walls)).codeIs(0);
    Run live = ask("forecast", python(MID), "--event", "someday", "--name", "live").codeIs(0);
    assertThat(live.lines().get(1)).startsWith("live,live,someday,,complete,1,1,");
    assertThat(Files.readAllLines(file("live", "forecasts.csv")).get(1)).contains(",0.5,3,LIVE,");
  }
}
