package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.model.Exits;
import io.asofguard.cli.model.Loops;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Replays in processes of their own that are told to stop, or whose forecaster ends them. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ReplayEndsTest {
  private static final List<String> CUTOFFS =
      List.of("--event", "april", "--from", "2026-04-08T11:00:00Z", "--to", "2026-04-08T13:00:00Z");

  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void fill() {
    story = Story.in(folder);
  }

  @Test
  void aProgramThatIsAskedWhenTheProcessIsToldToStopHasNotFailed()
      throws IOException, InterruptedException {
    String program =
        story.file(
            "model.sh",
            """
            read -r hello; echo '{"type":"ready","protocol":1}'; read -r question
            case $question in *T12:00*)
              if mkdir '%s' 2>/dev/null; then echo waiting >&2; sleep 1000; fi
            esac
            echo '{"type":"forecast","id":1,"values":{"elon/200-219":0.5}}'
            """
                .formatted(folder.resolve("been-here")));
    Process replay = start(replayOf("--exec", "sh " + program));
    awaitLine(replay.errorReader(), "asof: --exec: waiting");
    replay.toHandle().destroy();
    assertThat(replay.waitFor()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(replay.errorReader().lines().toList())
        .noneMatch(line -> line.contains("failed"))
        .anyMatch(line -> line.contains("run r was interrupted: 2 cutoffs were not reached"));
    assertThat(Files.readString(folder.resolve("store/runs/r/manifest.json")))
        .contains("\"status\" : \"interrupted\"", "\"cutoffs_done\" : 1,");
    assertThat(story.asof(replayOf("--exec", "sh " + program)).codeIs(0).err())
        .contains("2 cutoffs, after 1 that were done before");
  }

  @Test
  void aClassThatDoesNotComeBackIsLeftWhenTheProcessIsToldToStop()
      throws IOException, InterruptedException {
    Process replay = start(replayOf(Loops.class));
    awaitLine(replay.errorReader(), "looping");
    long told = System.nanoTime();
    replay.toHandle().destroy();
    assertThat(replay.waitFor()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(System.nanoTime() - told)
        .as("that it does not wait for its time limit")
        .isLessThan(TimeUnit.SECONDS.toNanos(50));
    assertThat(replay.errorReader().lines().toList())
        .noneMatch(line -> line.contains("closed"))
        .anyMatch(line -> line.contains("run r was interrupted: 2 cutoffs were not reached"));
    assertThat(story.asof("runs").codeIs(0).lines().get(1)).contains(",interrupted,1,1,");
  }

  @Test
  void aClassThatEndsTheProcessFailsItsCutoffAndPrintsBesideTheData()
      throws IOException, InterruptedException {
    Process replay = start(replayOf(Exits.class));
    List<String> said = replay.errorReader().lines().toList();
    assertThat(replay.inputReader().lines().toList())
        .hasSize(2)
        .element(1)
        .asString()
        .startsWith("r,replay,april,2,failed,1,1,1,");
    assertThat(replay.waitFor()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(said)
        .contains("thinking")
        .noneMatch(line -> line.contains("interrupted"))
        .anyMatch(
            line ->
                line.startsWith("asof: failed at 2026-04-08T12:00:00Z: " + Exits.class.getName())
                    && line.contains(" called System.exit at Exits.java:1"));
  }

  private static void awaitLine(BufferedReader said, String wanted) throws IOException {
    List<String> before = new ArrayList<>();
    for (String line = said.readLine(); !wanted.equals(line); line = said.readLine()) {
      before.add(line);
      assertThat(line).as("a line '%s' after %s", wanted, before).isNotNull();
    }
  }

  private static String[] replayOf(Class<?> model) {
    return replayOf(
        "--forecaster",
        model.getName(),
        "--classpath",
        model.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static String[] replayOf(String... forecaster) {
    return Stream.of(
            Stream.of("replay", "--every", "PT1H", "--name", "r"),
            CUTOFFS.stream(),
            Stream.of(forecaster))
        .flatMap(words -> words)
        .toArray(String[]::new);
  }

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("ASOF_STORE", folder.resolve("store").toString());
    return builder.start();
  }
}
