package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.Run.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    String[] args = {"import", "--from", "polymarket-prices", prices};
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return shell.asof(all);
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
  void strictAndDryRunHold() {
    assertThat(prices("--entity", "e", "--strict").codeIs(3).err()).contains("--strict");
    Run dry = prices("--entity", "e", "--assume-lag", "PT1H", "--dry-run").codeIs(0);
    assertThat(dry.lines()).last().asString().isEqualTo(prices + ",2,2,0,0,0,");
  }
}
