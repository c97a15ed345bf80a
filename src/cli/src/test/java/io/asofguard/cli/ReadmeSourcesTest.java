package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.Run.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says of real sources works when it is pasted at the root of the project. */
class ReadmeSourcesTest {
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
  private static final int MOST_LINES = 5;

  @TempDir Path folder;

  @Test
  void everyVenueHasAFewLinesThatWork() throws IOException {
    Shell shell = new Shell(folder.resolve("store"));
    List<String> said = new ArrayList<>();
    for (String block : Readme.read().section("Real sources").blocks("sh")) {
      assertThat(block.lines().count()).isLessThanOrEqualTo(MOST_LINES);
      for (String line : block.replaceAll("\\\\\n *", "").lines().toList()) {
        Run run = run(shell, line);
        said.add(run.err());
        assertThat(run.lines()).last().asString().doesNotContain(",0,0,0,0,");
      }
    }
    assertThat(String.join("", said))
        .contains("spring-regatta: 8 prices of 2 entities stand at or below")
        .contains("asof milestone spring-regatta event_end --at 2026-04-10T17:00:05Z")
        .contains("left out: 1 redemption");
    assertThat(shell.asof("list", "events").lines()).hasSize(4);
    assertThat(shell.asof("quarantine").lines())
        .filteredOn(row -> row.contains("stamped with its own time"))
        .hasSize(2);
    assertThat(shell.asof("quarantine").lines()).noneMatch(row -> row.startsWith("stdin"));
    shell.asof("verify", "--full").codeIs(0);
  }

  private static Run run(Shell shell, String line) throws IOException {
    String command = line.replaceFirst("^cat \\S+ \\| ", "").replaceFirst("^\\./asof ", "");
    if (line.startsWith("cat ")) {
      shell.stdin(Files.readString(PROJECT.resolve(line.split(" ")[1])));
    }
    String[] args = command.replace("fixtures/", PROJECT.resolve("fixtures") + "/").split(" ");
    return shell.asof(args).codeIs(0);
  }
}
