package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EverywhereTest {
  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void store() {
    story = Story.in(folder);
  }

  @Test
  void optionsStandAnywhere() {
    String store = story.path("store").toString();
    Run.Shell elsewhere = story.shell().with("ASOF_STORE", "nowhere");
    String[][] orders = {
      {"--store", store, "--format", "jsonl", "list", "sources"},
      {"list", "--store", store, "sources", "--format", "jsonl"},
      {"list", "sources", "--format=JSONL", "--store=" + store},
      {"--format", "jsonl", "list", "sources", "--store", store}
    };
    for (String[] order : orders) {
      assertThat(elsewhere.asof(order).codeIs(0).lines())
          .containsExactly("{\"source\":\"tracker\"}", "{\"source\":\"venue\"}");
    }
  }

  @Test
  void anOptionsValueIsNeverTakenForACommand() {
    for (String name : List.of("demo", "list", "audit")) {
      assertOneLine(
          story.asof("--store", name, "list", "events").codeIs(3), "no store at " + name + ":");
    }
    assertOneLine(
        story.asof("--store", "demo", "lsit", "events").codeIs(2),
        "no such command: 'lsit'; did you mean 'list'?");
    assertOneLine(story.asof("--store", "demo").codeIs(2), "name a command");
  }

  @Test
  void noMessageSteersATerminal() {
    String name = "a\u001b[31m\u0007b\u009bc\nd";
    String shown = "a\\u001b[31m\\u0007b\\u009bc d";
    assertOneLine(story.asof("list", "events", "--store", name).codeIs(3), shown);
    assertOneLine(story.asof("list", "events", name).codeIs(2), shown);
    assertThat(story.asof("import", name).codeIs(3).err()).contains(shown);
    String twice = "entity,field,cutoff,\u001b[2J,\u001b[2J\n";
    assertOneLine(
        story.shell().stdin(twice).asof("join", "-").codeIs(3), "'\\u001b[2J' is there twice");
    assertThat(story.asof("list", "events", "--store", name, "-vv").err())
        .contains(shown, "\tat io.asofguard")
        .doesNotContain("\u001b");
  }

  @Test
  void formats() {
    assertThat(story.asof("list", "fields", "--format", "json").out())
        .isEqualTo(
            """
            [
            {"field":"bid","kind":"observed","min":0.0,"max":1.0},
            {"field":"market_mid","kind":"observed","min":0.0,"max":1.0},
            {"field":"tweet_count","kind":"observed","min":null,"max":null}
            ]
            """);
    assertThat(story.asof("quarantine", "--format", "json").out()).isEqualTo("[\n]\n");
    assertThat(story.asof("quarantine", "--format", "jsonl").out()).isEmpty();
    assertThat(story.asof("list", "events", "--format", "table").out())
        .isEqualTo(
            """
            event  entities  first_wall            last_wall
            april         1  2026-04-10T16:00:00Z  2026-04-10T16:00:00Z
            """);
    assertThat(story.asof("list", "sources", "--format", "xml").codeIs(2).err())
        .contains("table, csv, json, jsonl");
  }

  @Test
  void aTerminalGetsATableAndAPipeCsv() {
    assertThat(story.shell().onTerminal().asof("list", "events").out())
        .startsWith("event  entities");
    assertThat(story.asof("list", "events").out()).startsWith("event,entities");
  }

  @Test
  void colourOnlyWhereItIsWelcome() {
    assertThat(story.shell().onTerminal().asof("--help").out()).contains("\u001b[");
    assertThat(story.shell().onTerminal().with("NO_COLOR", "1").asof("--help").out())
        .doesNotContain("\u001b[");
    assertThat(story.asof("--help").out()).doesNotContain("\u001b[");
  }

  @Test
  void outputFilesAreWholeOrNotThere() throws IOException {
    Path file = story.path("out.csv");
    Run run = story.shell().onTerminal().asof("list", "sources", "-o", file.toString()).codeIs(0);
    assertThat(run.out()).isEmpty();
    assertThat(file).hasContent("source\ntracker\nvenue\n");
    Files.writeString(file, "old");
    story
        .asof("read", "nobody", "x", "--as-of", "2026-04-08T12:00:00Z", "-o", file.toString())
        .codeIs(2);
    assertThat(file).hasContent("old");
    assertThat(story.asof("list", "sources", "-o", folder.toString()).codeIs(3).err())
        .contains("is a directory");
    assertThat(story.asof("list", "sources", "-o", folder + "/no/x").codeIs(3).err())
        .contains("its folder does not exist");
    assertThat(story.asof("list", "sources", "-o", "-").out()).startsWith("source\n");
  }

  @Test
  void noOutputTakesThePlaceOfAStore() throws IOException {
    Path database = story.path("store").resolve("asof.db");
    Path log = Files.writeString(database.resolveSibling("asof.db-wal"), "");
    Path link = Files.createSymbolicLink(folder.resolve("link"), database);
    byte[] before = Files.readAllBytes(database);
    for (Path file : List.of(database, log, link)) {
      Run over = story.asof("list", "sources", "-o", file.toString()).codeIs(3);
      assertThat(over.err()).contains("is a database, such as a store").satisfies(Run::isOneLine);
    }
    assertThat(database).hasBinaryContent(before);
  }

  @Test
  void mistakesAreOneLineWithAPointer() {
    assertOneLine(
        story.asof("raed", "x").codeIs(2),
        "no such command: 'raed'; did you mean 'read'?",
        "asof --help");
    assertOneLine(
        story.asof("exprot", "--as-of", "2026-04-04T00:00:00Z").codeIs(2),
        "no such command: 'exprot'; did you mean 'export'?",
        "asof --help");
    assertOneLine(
        story.asof("read", "--as-off", "x").codeIs(2),
        "unknown option '--as-off'; did you mean '--as-of'",
        "asof read --help");
    assertOneLine(
        story.asof("--stroe", "x", "list", "sources").codeIs(2), "'--store'", "asof --help");
    assertOneLine(
        story.asof("snapshots", "x").codeIs(2),
        "one argument too many: 'x'",
        "asof snapshots --help");
    assertOneLine(
        story.asof("backfill", "pubish", "x", "--yes").codeIs(2),
        "'publish'",
        "asof backfill --help");
    assertOneLine(story.asof("read", "a").codeIs(2), "'FIELD'", "asof read --help");
    assertOneLine(story.asof().codeIs(2), "name a command", "asof --help");
  }

  private static void assertOneLine(Run run, String... parts) {
    assertThat(run.err()).startsWith("asof: ").contains(parts).satisfies(Run::isOneLine);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aMissingStoreIsSaidWithAWayOut() {
    Run run = story.asof("list", "series", "--store", "nowhere").codeIs(3);
    assertThat(run.err()).contains("no store at nowhere", "--store").satisfies(Run::isOneLine);
  }

  @Test
  void stackTracesOnlyWhenAskedTwice() {
    assertThat(story.asof("list", "series", "--store", "nowhere", "-v").err())
        .satisfies(Run::isOneLine);
    assertThat(story.asof("list", "series", "--store", "nowhere", "-vv").err())
        .contains("\tat io.asofguard");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo --format json",
        "--format table demo",
        "completion bash --format csv",
      })
  void aCommandThatPrintsNoRowsRefusesAFormat(String command) {
    Path none = folder.resolve("none");
    Run run = new Run.Shell(none).asof(command.split(" ")).codeIs(2);
    Run.isOneLine(run.err());
    assertThat(run.err()).startsWith("asof: asof ").contains("so --format has no meaning here");
    assertThat(run.out()).isEmpty();
    assertThat(none).doesNotExist();
  }
}
