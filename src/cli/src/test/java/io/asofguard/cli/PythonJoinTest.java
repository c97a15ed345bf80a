package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** asofguard.join of src/python against the real command. */
class PythonJoinTest {
  private static final String PROBES =
      """
      rows = [{"entity": "elon/200-219", "field": "market_mid", "cutoff": cutoff, "mine": i}
              for i, cutoff in enumerate(["2026-04-08T11:30:00Z", "2026-04-08T12:00:00Z",
                                          "2026-04-11T00:00:00Z", "2026-04-01T00:00:00Z"])]
      """;

  private static final Path CLIENT = Path.of("../../src/python").toAbsolutePath();

  @TempDir Path folder;
  private Path store;
  private Path asof;

  @BeforeEach
  void make() throws IOException {
    Story.in(folder);
    store = folder.resolve("store");
    asof = folder.resolve("asof");
    String command =
        "#!/bin/sh\nexec '%s' --enable-native-access=ALL-UNNAMED -cp '%s' %s \"$@\"\n"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                Main.class.getName());
    Files.writeString(asof, command);
    Files.setPosixFilePermissions(asof, PosixFilePermissions.fromString("rwx------"));
  }

  private String python(String text) throws IOException, InterruptedException {
    return run(
        "import asofguard\nstore, asof = r'%s', r'%s'\n%s%s".formatted(store, asof, PROBES, text));
  }

  private String run(String program) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("python3", "-B", "-c", program)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("PYTHONPATH", CLIENT.toString());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new AssertionError(
          "the tests of the Python client need python3 (3.9 or newer) on PATH: " + e.getMessage());
    }
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void rowsGetWhatWasKnown() throws Exception {
    String said =
        python(
            """
            joined = asofguard.join(rows, store=store, command=asof)
            for row in joined:
                print(row["mine"], row["status"], row["value"], row["value_knowledge_time"], row["basis"])
            print(rows[0] == {k: joined[0][k] for k in rows[0]}, "status" in rows[0])
            """);
    assertThat(said.lines())
        .containsExactly(
            "0 KNOWN 0.62 2026-04-08T11:00:00.25Z CLAIMED",
            "1 KNOWN 0.62 2026-04-08T11:00:00.25Z CLAIMED",
            "2 SEALED None None None",
            "3 UNKNOWN None None None",
            "True False");
  }

  @Test
  void aFileOptionsAndAnError() throws Exception {
    Path probes = folder.resolve("probes.csv");
    Files.writeString(
        probes, "entity,field,cutoff\nelon/200-219,market_mid,2026-04-08T12:00:00Z\n");
    String said =
        python(
            """
            print(asofguard.join(r"%s", store=store, command=[asof], prefix="p_", max_age="PT1M"))
            try:
                asofguard.join([dict(rows[0], cutoff="2026-04-08T11:30:00")], store=store, command=asof)
            except asofguard.AsofError as e:
                print(e.code, e)
            """
                .formatted(probes));
    assertThat(said.lines())
        .hasSize(2)
        .first()
        .asString()
        .contains("'cutoff': '2026-04-08T12:00:00Z', 'p_status': 'STALE', 'p_value': None");
    assertThat(said.lines().skip(1))
        .first()
        .asString()
        .startsWith("3 asof: ")
        .contains("2026-04-08T11:30:00");
  }

  @Test
  void theReadmeSaysWhatIsPrinted() throws Exception {
    Readme readme = Readme.read();
    readme.section("One value at four cutoffs").writeFiles(folder);
    Transcript.of(List.of("asof import milestones.csv prices.csv"), folder);
    Readme python = readme.section("From Python");
    String program = python.blocks("python").get(0);
    String printed = run(program);
    assertThat(printed).startsWith("[0.44,");
    assertThat(program).contains(")  # " + printed.strip() + ";");
  }
}
