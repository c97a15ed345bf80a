package io.asofguard.replay.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program is told, and how it lives. */
class ExecForecasterTest {
  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() {
    world = new World(folder.resolve("store"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void theTranscriptInTheDocumentsIsWhatIsSaid() throws Exception {
    DocumentedTranscript documented = DocumentedTranscript.read();
    Path heard = folder.resolve("heard");
    try (ExecForecaster program = world.program(documented.asProgram(heard))) {
      assertThat(world.ask(program).values()).containsExactly(Map.entry("launch/yes", 0.425));
    }
    assertThat(Files.readAllLines(heard)).isEqualTo(documented.guardSays());
  }

  @Test
  void aProgramThatTakesOneQuestionIsStartedForEach() {
    try (ExecForecaster program = world.program(Sh.answering("\"reuse\":\"never\"", "0.$$"))) {
      assertThat(program.isStateful()).isFalse();
      assertThat(world.ask(program)).isNotEqualTo(world.ask(program));
    }
  }

  @Test
  void aProgramThatTakesMoreIsKept() {
    for (String reuse : List.of("any-order", "in-order")) {
      try (ExecForecaster program = world.program(Sh.counting(reuse))) {
        assertThat(program.isStateful()).isEqualTo(reuse.equals("in-order"));
        assertThat(world.ask(program).values()).containsEntry("launch/yes", 0.1);
        assertThat(world.ask(program).values()).containsEntry("launch/yes", 0.2);
      }
    }
    assertThat(world.notes()).isEmpty();
  }

  @Test
  void itsVersionIsItsOwn() {
    String command = Sh.answering("\"version\":\"count 1.2\"", "0.5");
    try (ExecForecaster program = world.program(command)) {
      assertThat(program.version()).isEqualTo("count 1.2");
    }
  }

  @Test
  void theEnvironmentDoesNotTellWhereTheStoreIs() {
    Map<String, String> environment =
        new HashMap<>(Map.of("ASOF_STORE", "here", "ASOF_JAVA_OPTS", "-x", "PATH", "/bin"));
    Child.prepare(environment);
    assertThat(environment).isEqualTo(Map.of("PATH", "/bin", "PYTHONHASHSEED", "0"));
    environment.put("PYTHONHASHSEED", "7");
    Child.prepare(environment);
    assertThat(environment).containsEntry("PYTHONHASHSEED", "7");
  }

  @Test
  void itsStderrIsPassedOnUpToALimit() {
    String command =
        "for i in $(seq 1 500); do echo line $i >&2; done; "
            + Sh.answering("\"reuse\":\"never\"", "0.5");
    try (ExecForecaster program = world.program(command)) {
      world.ask(program);
      Awaitility.await().until(() -> world.notes().size() == Limited.MOST + 1);
    }
    assertThat(world.notes()).startsWith("line 1", "line 2").hasSize(Limited.MOST + 1);
    assertThat(world.notes().get(Limited.MOST)).contains("the rest", "left out");
  }

  @Test
  void theShellSplitsTheCommand() {
    String command = "ANSWER='0.5'; " + Sh.answering("\"reuse\":\"never\"", "$ANSWER");
    try (ExecForecaster program = world.program(command)) {
      assertThat(world.ask(program).values()).containsEntry("launch/yes", 0.5);
    }
  }

  @Test
  void theEndOfTheForecasterIsTheEndOfTheProgram() {
    ExecForecaster program = world.program(Sh.counting("any-order") + "; echo over >&2; exit 3");
    world.ask(program);
    program.close();
    assertThat(world.notes())
        .containsExactly(
            "over",
            "after its last forecast it ended with exit code 3; its stderr ends with 'over'");
  }
}
