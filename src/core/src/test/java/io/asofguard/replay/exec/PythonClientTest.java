package io.asofguard.replay.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.replay.ForecasterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** src/python/asofguard.py: its own tests, and every call of it against the guard. */
class PythonClientTest {
  private static final String BELIEVES_THE_MARKET =
      "for q in asofguard.questions(): q.answer(dict.fromkeys(q.entities, 0.5) |"
          + " q.known(\"market_mid\"))";

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
  void itsOwnTestsPass() throws Exception {
    Python.Result result = Python.run("-m", "unittest", "discover");
    assertThat(result.said()).containsPattern("Ran [1-9][0-9]+ tests").contains("OK");
    assertThat(result.code()).isZero();
  }

  private ExecForecaster program(String... lines) throws IOException {
    String text = "import asofguard, datetime\nfrom asofguard import HOUR, Instant\n";
    Path program = folder.resolve("model.py");
    Files.writeString(program, text + String.join("\n", lines) + "\n");
    return world.program(Python.command(program));
  }

  @Test
  void everyRead() throws IOException {
    ExecForecaster program =
        program(
            "for q in asofguard.questions(version='t'):",
            "    e, f = q.entities[0], 'market_mid'",
            "    print(q.event, q.cutoff, q.entities, q.seed)",
            "    print(q.latest(e, f), q.latest(e, f).event_time, q.latest(e, f).knowledge_time)",
            "    print(q.latest(e, f, max_age=datetime.timedelta(minutes=9)).status)",
            "    print(q.latest(e, 'bid').value_or(7), q.latest(e, f, as_of=q.cutoff - 1).value)",
            "    print(q.at(e, f, '2026-04-08T13:59:00+02:00', max_age='PT4M').value)",
            "    print([known.value for known in q.window(e, f, q.cutoff - HOUR, q.cutoff)])",
            "    print([reading.status for reading in q.latest_of([(e, f), (e, 'bid')])])",
            "    print(q.known(f), q.known('bid'), q.known(f, max_age='PT9M'), q.known(f,"
                + " as_of=q.cutoff - 1))",
            "    print(q.latest_of([]), q.series(), q.series(event='landing'))",
            "    print(q.before_wall(e, f, HOUR).status, q.outcome(e).is_known)",
            "    landed = q.outcome('landing/yes')",
            "    print(landed.outcome, landed.at, landed.knowledge_time)",
            "    q.answer({e: q.random.random()})");
    double first;
    try (program) {
      assertThat(program.version()).isEqualTo("t");
      first = world.ask(program).values().get("launch/yes");
      assertThat(world.ask(program).values().get("launch/yes"))
          .isEqualTo(first)
          .isBetween(0.0, 1.0);
    }
    Awaitility.await().until(() -> world.notes().size() >= 22);
    assertThat(world.notes().subList(0, 12))
        .containsExactly(
            "launch 2026-04-08T12:10:00Z ['launch/yes'] 42",
            "Known(0.41 of launch/yes market_mid) 2026-04-08T12:00:00Z 2026-04-08T12:10:00Z",
            "STALE",
            "7 0.44",
            "0.4",
            "[0.4, 0.41]",
            "['KNOWN', 'UNKNOWN']",
            "{'launch/yes': 0.41} {} {} {'launch/yes': 0.44}",
            "[] [('launch/yes', 'market_mid')] []",
            "SEALED False",
            "1 2026-04-01T02:00:00Z 2026-04-01T02:00:02Z",
            "launch 2026-04-08T12:10:00Z ['launch/yes'] 42");
  }

  /** As the README has it. */
  @Test
  void aForecasterInALine() throws IOException {
    try (ExecForecaster program = program(BELIEVES_THE_MARKET)) {
      assertThat(world.ask(program).values()).isEqualTo(Map.of("launch/yes", 0.41));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for q in asofguard.questions(): q.answer({e: q.latest(e, 'market_mid').value_or(0.5) for e"
            + " in q.entities})",
        BELIEVES_THE_MARKET
      })
  void aSealedValueEndsAProgramThatDoesNotLook(String line) throws IOException {
    ExecForecaster program = program(line);
    assertThatThrownBy(() -> world.ask(program, World.LATER))
        .isInstanceOf(ForecasterException.class)
        .hasMessageContaining("exit code 1, before its forecast")
        .hasMessageContaining(
            "asofguard.SealedError: launch/yes market_mid is sealed at 2026-04-08T13:00");
  }

  @Test
  void aWiderViewIsRefused() throws IOException {
    ExecForecaster program =
        program(
            "for q in asofguard.questions():",
            "    q.latest(q.entities[0], 'market_mid', as_of=q.cutoff + 1)");
    assertThatThrownBy(() -> world.ask(program))
        .hasMessageContaining("asofguard.RequestError: a view can only be narrowed");
  }
}
