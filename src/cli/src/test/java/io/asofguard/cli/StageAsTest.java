package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.Run.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a source sends, as it came, staged as a backfill. */
class StageAsTest {
  @TempDir private Path folder;
  private Shell shell;
  private String prices;

  @BeforeEach
  void imported() throws IOException {
    shell = new Shell(folder.resolve("store"));
    prices = file("prices.json", history("0.31", "0.33"));
    shell
        .asof(
            ("import --from polymarket-prices --entity race/ada --source clob"
                    + " --fetched-at 2026-04-02T00:00:00Z "
                    + prices)
                .split(" "))
        .codeIs(0);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String history(String... values) {
    List<String> points = new ArrayList<>();
    for (String value : values) {
      points.add("{\"t\":%d,\"p\":%s}".formatted(1775000000 + 900 * points.size(), value));
    }
    return "{\"history\":[" + String.join(",", points) + "]}";
  }

  private Run stage(String more) {
    String plan =
        "backfill stage --name b --source clob --reason gap --from 2026-03-31T00:00:00Z"
            + " --to 2026-04-02T00:00:00Z ";
    return shell.asof(
        Arrays.stream((plan + more).split(" "))
            .filter(word -> !word.isEmpty())
            .toArray(String[]::new));
  }

  @Test
  void aPayloadReplacesWhatWasImported() throws IOException {
    String again = file("again.json", history("0.31", "0.35"));
    String options =
        "--as polymarket-prices --entity race/ada --fetched-at 2026-04-03T00:00:00Z " + again;
    assertThat(stage(options).codeIs(0).lines()).last().isEqualTo("b,2,2,0,0");
    assertThat(stage(options).codeIs(0).err()).contains("staged already");
    assertThat(stage(options.replace("04-03T", "04-04T")).codeIs(2).err())
        .as("another fetch time is other input")
        .contains("with other input");
    shell.asof("backfill", "publish", "b").codeIs(0);
    assertThat(read("2026-04-02T12:00:00Z")).startsWith("UNKNOWN");
    assertThat(read("2026-04-03T00:00:00Z")).startsWith("KNOWN,0.35,");
  }

  /** What a first command that was killed leaves behind. */
  @Test
  void aStoreThatWasNeverMadeWholeIsStagedInto() throws IOException {
    Path unmade = Files.createDirectory(folder.resolve("unmade"));
    Files.createFile(unmade.resolve("asof.db"));
    String plan =
        "backfill stage --name b --source clob --reason gap --from 2026-03-31T00:00:00Z"
            + " --to 2026-04-02T00:00:00Z --as polymarket-prices --entity race/ada"
            + " --fetched-at 2026-04-03T00:00:00Z ";
    Run staged = new Shell(unmade).asof((plan + prices).split(" "));
    assertThat(staged.codeIs(0).err()).doesNotContain("import a file first");
  }

  private String read(String asOf) {
    return shell.asof("read", "race/ada", "market_mid", "--as-of", asOf).codeIs(0).lines().get(1);
  }

  @Test
  void rowsWithoutAKnowledgeTimeAreKeptOut() {
    assertThat(stage("--as polymarket-prices --entity race/ada " + prices).codeIs(0).lines())
        .last()
        .isEqualTo("b,2,0,0,2");
  }

  @Test
  void anEmptyAnswerDoesNotDeleteTheRange() throws IOException {
    String empty = file("empty.json", "{\"history\":[]}");
    assertThat(stage("--as polymarket-prices --entity race/ada " + empty).codeIs(3).err())
        .contains("holds no observation", "a header and no rows");
    assertThat(shell.asof("backfill", "list").codeIs(0).lines()).hasSize(1);
  }

  @Test
  void milestonesOfAPayloadAreLeftAsideAndSaid() throws IOException {
    String frames =
        file(
            "frames.jsonl",
            """
            {"received_at":"2026-04-01T00:00:02Z","frame":{"event_type":"last_trade_price","asset_id":"71","price":"0.4","timestamp":"1775001600000"}}
            {"received_at":"2026-04-01T01:00:02Z","frame":{"event_type":"market_resolved","assets_ids":["71"],"winning_asset_id":"71","timestamp":"1775005200000"}}
            """);
    Run staged = stage("--as polymarket-ws --entity race/ada --event race " + frames).codeIs(0);
    assertThat(staged.err()).contains("milestones that were left aside: 1");
    shell.asof("backfill", "publish", "b", "--accept-quarantined").codeIs(0);
    assertThat(shell.asof("wall", "race").out()).doesNotContain("resolved");
  }

  @Test
  void whatCantBeMeantIsRefusedInOneLine() {
    assertThat(stage("--as polymarket-price " + prices).codeIs(2).err())
        .contains("--as knows no 'polymarket-price'; did you mean 'polymarket-prices'");
    assertThat(stage("--markets gamma.json " + prices).codeIs(2).err()).contains("go with --as");
    assertThat(stage("--as kalshi-trades --entity-pattern {event} " + prices).codeIs(2).err())
        .contains("--entity-pattern goes with --markets");
    assertThat(
            shell
                .asof(
                    "backfill",
                    "run",
                    "--name",
                    "b",
                    "--source",
                    "clob",
                    "--from",
                    "polymarket-prices",
                    "--to",
                    "2026-04-02T00:00:00Z",
                    "--reason",
                    "gap",
                    prices)
                .codeIs(2)
                .err())
        .contains("say what the files are with --as polymarket-prices");
  }

  /** What import takes as a kind, stage takes as the same rows: there is nothing to change. */
  @Test
  void everyKindIsStagedAsItIsImported() throws IOException {
    String sources = Path.of("../../fixtures/sources").toAbsolutePath().normalize() + "/";
    String window = "--window 2026-04-03T16:00:00Z..2026-04-10T16:00:00Z ";
    String fetched = "--fetched-at 2026-04-12T09:00:00Z ";
    Path parquet = folder.resolve("t.parquet");
    shell.asof("export", "--format", "parquet", "-o", parquet.toString()).codeIs(0);

    same("table", "", parquet.toString(), 2);
    same("manifold", fetched, sources + "manifold.json", 2);
    same("alfred", "--entity GDPC1 ", sources + "alfred.csv", 3);
    same("vintages", "", sources + "vintages.csv", 6);
    same("xtracker", "--entity ada " + window, sources + "xtracker-posts.csv", 10);
    same("kalshi-candles", "--event REGATTA-26 " + fetched, sources + "kalshi-candles.json", 11);
  }

  private void same(String kind, String options, String file, int rows) {
    String source = kind.equals("table") ? "clob" : kind;
    asof("import --from " + kind + " --source " + source + " " + options + file);
    String plan =
        " --reason again --from 1900-01-01T00:00:00Z --to 2100-01-01T00:00:00Z --source " + source;
    Run staged =
        asof("backfill stage --name " + kind + plan + " --as " + kind + " " + options + file);
    assertThat(staged.lines()).last().asString().matches(kind + ",\\d+," + rows + ",0,0");
    assertThat(asof("backfill diff " + kind).err())
        .as(kind)
        .contains("0 rows added, 0 changed, 0 removed");
  }

  private Run asof(String line) {
    return shell.asof(line.split(" ")).codeIs(0);
  }
}
