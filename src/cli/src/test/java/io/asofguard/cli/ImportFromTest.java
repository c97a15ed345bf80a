package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.Run.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportFromTest {
  @TempDir Path folder;
  private Shell shell;
  private String prices;

  @BeforeEach
  void payload() throws IOException {
    shell = new Shell(folder.resolve("store"));
    prices = folder.resolve("prices.json").toString();
    Files.writeString(
        Path.of(prices),
        "{\"history\":[{\"t\":1775000000,\"p\":0.31},{\"t\":1775000900,\"p\":0.33}]}");
  }

  private Run prices(String... more) {
    List<String> args = new ArrayList<>(List.of("import", "--from", "polymarket-prices", prices));
    args.addAll(List.of(more));
    return shell.asof(args.toArray(String[]::new));
  }

  @Test
  void aPayloadGoesInAndIsReadAsOfItsFetch() {
    Run run = prices("--entity", "race/ada", "--fetched-at", "2026-04-02T00:00:00Z").codeIs(0);

    assertThat(run.lines()).last().asString().isEqualTo(prices + ",2,2,0,0,0,1");
    assertThat(run.err()).contains("2 known when fetched, 2026-04-02T00:00:00Z (CLAIMED)");
    assertThat(shell.asof("list", "sources").lines()).contains("polymarket-prices");
    assertThat(read("2026-04-01T23:59:59Z")).startsWith("UNKNOWN");
    assertThat(read("2026-04-02T00:00:00Z")).startsWith("KNOWN,0.33,2026-03-31T23:48:20Z");
  }

  private String read(String asOf) {
    return shell.asof("read", "race/ada", "market_mid", "--as-of", asOf).codeIs(0).lines().get(1);
  }

  @Test
  void whatCantBeMeantIsRefusedInOneLine() {
    assertThat(
            prices("--fetched-at", "2026-04-02T00:00:00Z", "--assume-lag", "PT1H").codeIs(2).err())
        .contains("give one of them");
    assertThat(shell.asof("import", "--from", "polymarket-price", prices).codeIs(2).err())
        .contains("'polymarket-price'", "polymarket-prices");
    assertThat(shell.asof("import", "--entity", "e", prices).codeIs(2).err()).contains("--from");
    assertThat(prices("--fetched-at", "yesterday").codeIs(2).err()).contains("--fetched-at");
  }

  @Test
  void aPayloadWithoutItsKindIsToldWhatItLooksLike() {
    assertThat(shell.asof("import", prices).codeIs(3).err())
        .contains("prices.json", "; it looks like --from polymarket-prices");
  }

  @Test
  void nothingWasFetchedAfterNow() {
    assertThat(prices("--entity", "e", "--fetched-at", "2199-01-01T00:00:00Z").codeIs(2).err())
        .contains("the fetch time 2199-01-01T00:00:00Z lies after now");
  }

  @Test
  void theFirstReasonIsSaidAtOnce() {
    assertThat(prices("--entity", "e").codeIs(0).err())
        .contains("2 rows were kept out (the first at line 1: no knowledge time: when the value");
    assertThat(prices("--entity", "e", "--dry-run").codeIs(0).err())
        .contains("2 rows would be kept out (the first at line 1: no knowledge time");
  }

  @Test
  void quarantineHasTheReasonsOfTheLastImportOfAFile() throws IOException {
    Files.writeString(
        Path.of(prices),
        "{\"history\":[{\"t\":1775000000,\"p\":0.31},{\"t\":1775000900,\"p\":7},"
            + "{\"t\":1775000,\"p\":0.3}]}");
    prices("--entity", "e").codeIs(0);
    assertThat(reasons())
        .satisfiesExactly(
            ImportFromTest::lacksTime, ImportFromTest::lacksTime, ImportFromTest::isEarly);
    prices("--entity", "e", "--fetched-at", "2026-04-02T00:00:00Z").codeIs(0);
    assertThat(reasons())
        .satisfiesExactly(
            range -> assertThat(range).contains("above the max 1"), ImportFromTest::isEarly);
    prices("--entity", "e").codeIs(0);
    assertThat(reasons()).hasSize(3).first().satisfies(ImportFromTest::lacksTime);
    assertThat(reasons("--snapshot", "1")).hasSize(2).first().asString().contains("the max 1");
    prices("--entity", "e", "--fetched-at", "2026-04-02T00:00:00Z").codeIs(0);
    assertThat(reasons()).hasSize(2).isEqualTo(reasons("--snapshot", "1"));
  }

  @Test
  void aFileThatComesAgainUnderAnotherNameAddsNothingToTheQuarantine() throws Exception {
    String same = "{\"history\":[{\"t\":1775000000,\"p\":0.31},{\"t\":1775000,\"p\":1}]}";
    for (String name : List.of("a.json", "b.json", "a.json", "b.json")) {
      imported(name, same, "--from", "polymarket-prices", "--entity", "e");
    }

    assertThat(reasons()).hasSize(2);
    try (Connection sqlite =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store/asof.db"));
        ResultSet again =
            sqlite.createStatement().executeQuery("SELECT count(*) FROM quarantine_again")) {
      assertThat(again.getInt(1)).isZero();
    }
  }

  private List<String> reasons(String... more) {
    List<String> args = new ArrayList<>(List.of("quarantine"));
    args.addAll(List.of(more));
    List<String> lines = shell.asof(args.toArray(String[]::new)).codeIs(0).lines();
    return lines.subList(1, lines.size());
  }

  private static void lacksTime(String row) {
    assertThat(row).contains("no knowledge time");
  }

  private static void isEarly(String row) {
    assertThat(row).contains("read as seconds is in the year 1970");
  }

  @Test
  void strictAndDryRunHold() {
    assertThat(prices("--entity", "e", "--strict").codeIs(3).err()).contains("--strict");
    Run dry = prices("--entity", "e", "--assume-lag", "PT1H", "--dry-run").codeIs(0);
    assertThat(dry.lines()).last().asString().isEqualTo(prices + ",2,2,0,0,0,");
  }

  private Run imported(String name, String text, String... more) throws IOException {
    String file = Files.writeString(folder.resolve(name), text).toString();
    List<String> args = new ArrayList<>(List.of("import", file));
    args.addAll(List.of(more));
    return shell.asof(args.toArray(String[]::new)).codeIs(0);
  }

  @Test
  void datesThatWereStampedAreToldWhereALagCountsFromThem() throws IOException {
    String day = "a,x,2026-03-0%1$d%2$s,%1$d\n";
    String days = "entity,field,event_time,value\n";
    for (int i = 1; i < 4; i++) {
      days += day.formatted(i, "T00:00:00Z");
    }
    String told = "all event times are midnights in UTC, and --assume-lag counts from them";
    assertThat(imported("d.csv", days, "--assume-lag=PT15M").err()).contains(told, "--tz ZONE");
    assertThat(imported("p.csv", days, "--assume-lag=P1D", "--source=p").err())
        .doesNotContain(told);
    String bare = days.replace("T00:00:00Z", "");
    assertThat(imported("b.csv", bare, "--assume-lag=PT15M", "--source=b", "--tz=UTC").err())
        .doesNotContain(told);
  }

  @Test
  void aQuoteThatIsLeftOpenIsRefusedAndTheParsersOwnWarningsReachNobody() {
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.WARN);
    Run run = shell.asof("import", "--from", "table", "--map", "value=\"v", prices).codeIs(2);
    assertThat(run.err()).contains("--map: 'value=\"v': quotes stand around a whole name");
    assertThat(CommandLine.tracer().getLevel()).isEqualTo(CommandLine.TraceLevel.OFF);
  }

  @Test
  void whatIsKnownOfTheWallIsSaidAfterAnImport() throws IOException {
    Run none = prices("--entity", "race/ada", "--event", "race", "--assume-lag", "PT1S");
    assertThat(none.err()).contains("race: 1 entity, no wall", "asof milestone race event_end");

    Run plan =
        imported(
            "plan.csv",
            "event,milestone,at,knowledge_time\n"
                + "race,scheduled_close,2026-04-03T00:00:00Z,2026-03-01T00:00:00Z\n");
    assertThat(plan.err())
        .contains(
            "race: 1 entity, wall 2026-04-03T00:00:00Z (scheduled_close, which is only a plan)");
    assertThat(plan.err()).doesNotContain("stand at or below");
  }

  @Test
  void pricesThatSitPinnedBeforeALateCloseAreWarnedOf() throws IOException {
    imported(
        "closed.csv",
        "event,entity,milestone,at,knowledge_time\n"
            + "race,race/ada,closed,2026-04-01T06:00:00Z,2026-04-01T06:00:00Z\n");
    String history =
        "{\"history\":[{\"t\":1775000000,\"p\":0.61},{\"t\":1775000900,\"p\":0.995},"
            + "{\"t\":1775001800,\"p\":0.999},{\"t\":1775002700,\"p\":0.999}]}";
    Run run =
        imported(
            "h.json",
            history,
            "--from=polymarket-prices",
            "--entity=race/ada",
            "--event=race",
            "--fetched-at=2026-04-02T00:00:00Z");

    assertThat(run.err())
        .contains(
            "race: 1 entity, wall 2026-04-01T06:00:00Z (closed, which may lie after the outcome")
        .contains("from 2026-03-31T23:48:20Z on, PT6H11M40S before the wall; if the rules say")
        .contains("declare it: asof milestone race event_end --at 2026-03-31T23:48:20Z --reason ");
  }

  @Test
  void framesFromASocketAreRecordedWithOurClock() throws IOException {
    String markets =
        Files.writeString(
                folder.resolve("gamma.json"),
                "[{\"slug\":\"ada\",\"groupItemTitle\":\"Ada\",\"outcomes\":[\"Yes\",\"No\"],"
                    + "\"clobTokenIds\":[\"111\",\"112\"],\"events\":[{\"slug\":\"race\"}]}]")
            .toString();
    shell.stdin(
        "[{\"event_type\":\"price_change\",\"timestamp\":\"1775000000000\",\"price_changes\":["
            + "{\"asset_id\":\"111\",\"best_bid\":\"0.5\",\"best_ask\":\"0.51\"}]},"
            + "{\"event_type\":\"last_trade_price\",\"asset_id\":\"112\",\"price\":\"0.49\","
            + "\"timestamp\":\"1775000001000\"}]\n"
            + "{\"event_type\":\"market_resolved\",\"assets_ids\":[\"111\",\"112\"],"
            + "\"winning_asset_id\":\"111\",\"timestamp\":\"1775000002000\"}\n"
            + "PONG\nnoise\n");
    Run run = shell.asof("record", "--from", "polymarket-ws", "--markets", markets).codeIs(0);

    assertThat(run.lines()).last().asString().isEqualTo("4,6,1,1");
    assertThat(run.err()).contains("left out: 1 heartbeat");
    assertThat(shell.asof("list", "series").lines())
        .anyMatch(row -> row.startsWith("race/Ada,market_mid,race,1,2026-03-31T23:33:20Z"));
    assertThat(shell.asof("history", "race/Ada", "bid").lines())
        .last()
        .asString()
        .contains(",polymarket-ws,RECORDED,1,");
    assertThat(shell.asof("wall", "race").lines())
        .anyMatch(row -> row.contains("race/Ada,resolved,2026-03-31T23:33:22Z"));
    assertThat(shell.asof("verify", "--full").codeIs(0).code()).isZero();
    assertThat(shell.asof("quarantine").lines()).last().asString().contains("noise");
  }

  @Test
  void aFeedThatIsNoneIsRefused() {
    assertThat(shell.asof("record", "--from", "kalshi-trades").codeIs(2).err())
        .contains("is no live feed: import it");
    assertThat(shell.asof("record", "--help").codeIs(0).out())
        .contains("polymarket-book, polymarket-ws.")
        .doesNotContain("kalshi");
    assertThat(shell.asof("import", "--help").codeIs(0).out()).contains("kalshi-trades", "table.");
    assertThat(shell.asof("record", "--event", "e").codeIs(2).err()).contains("--from");
  }
}
