package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.Run.Shell;
import io.asofguard.cli.model.Mid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The week of the fixture from end to end: replayed, spoilt by a backfill, and replayed again. */
class ReplayAndBackfillTest {
  private static final Path FIXTURE = Path.of("../../fixtures/pm1e-elon");
  private static final String EVENT = "elon-musk-of-tweets-april-3-april-10";
  private static final String WINNER = EVENT + "/200-219";

  private static final String[] BEFORE = {"--from", "2026-04-03T16:00:00Z", "--every", "PT6H"};
  private static final String[] PINNED = {
    "--from", "2026-04-03T16:00:00Z", "--every", "PT6H", "--snapshot", "2"
  };

  @TempDir Path folder;

  @Test
  void aWrongBackfillIsSeenPublishedAndTakenBackAndTheFirstRunComesOutAgain() throws IOException {
    asof(
            "import",
            FIXTURE.resolve("milestones.csv").toString(),
            FIXTURE.resolve("observations-april-3-10.csv.gz").toString())
        .codeIs(0);
    Map<String, String> first = replay("first", BEFORE);
    assertThat(first).containsEntry("status", "complete").containsEntry("snapshot", "2");
    assertThat(first).containsEntry("cutoffs", "28");
    assertThat(first).containsEntry("nobody_left", "0");

    Run late =
        ask(
            "late",
            "--from",
            "2026-04-10T16:00:00Z",
            "--to",
            "2026-04-12T00:00:00Z",
            "--every",
            "PT6H");
    assertThat(late.codeIs(2).err()).contains("nothing to ask", "2026-04-10T16:00:00Z");

    asof(
            "backfill",
            "stage",
            "--name",
            "wrong",
            "--source",
            "polymarket",
            "--entity",
            WINNER,
            "--field",
            "market_mid",
            "--from",
            "2026-04-07T15:00:00Z",
            "--to",
            "2026-04-07T16:00:00Z",
            "--reason",
            "a test",
            wrongPrices())
        .codeIs(0);
    Run diff = asof("backfill", "diff", "wrong", "--forecasts").codeIs(0);
    assertThat(diff.lines()).hasSize(2);
    assertThat(diff.lines().get(1))
        .startsWith("first," + EVENT + ",2026-04-07T16:00:00Z,1," + WINNER + ",market_mid,")
        .contains("KNOWN,0.155,KNOWN,0.99,");

    asof("backfill", "publish", "wrong").codeIs(0);
    Map<String, String> spoilt = replay("spoilt", BEFORE);
    assertThat(spoilt.get("read_digest")).isNotEqualTo(first.get("read_digest"));
    Run differs = asof("runs", "diff", "first", "spoilt").codeIs(0);
    assertThat(differs.out())
        .contains("2026-04-07T16:00:00Z,forecast," + WINNER + ",,,,0.155,0.99,");
    assertThat(differs.out())
        .contains("2026-04-07T16:00:00Z,read," + WINNER + ",market_mid,latest,");
    assertThat(differs.err()).contains("1 cutoff differs");

    asof("backfill", "rollback", "wrong", "--reason", "it was wrong").codeIs(0);
    Map<String, String> pinned = replay("pinned", PINNED);
    Map<String, String> after = replay("after", BEFORE);
    for (String figure : List.of("read_digest", "forecast_digest", "cutoffs", "forecasts")) {
      assertThat(pinned).containsEntry(figure, first.get(figure));
    }
    assertThat(after).containsEntry("snapshot", "4");
    assertThat(after).containsEntry("read_digest", first.get("read_digest"));
    assertThat(Files.readAllBytes(forecasts("pinned")))
        .isEqualTo(Files.readAllBytes(forecasts("first")));
    asof("verify").codeIs(0);
  }

  /** Twelve prices that are too good, known when the true ones were. */
  private String wrongPrices() throws IOException {
    StringBuilder csv =
        new StringBuilder("source,entity,field,event,event_time,knowledge_time,value\n");
    for (int minute = 0; minute < 60; minute += 5) {
      csv.append(
          "polymarket,%s,market_mid,%s,2026-04-07T15:%02d:00Z,2026-04-07T15:%02d:01Z,0.99%n"
              .formatted(WINNER, EVENT, minute, minute));
    }
    return Files.writeString(folder.resolve("wrong.csv"), csv).toString();
  }

  private Path forecasts(String run) {
    return folder.resolve("store/runs").resolve(run).resolve("forecasts.csv");
  }

  private Map<String, String> replay(String name, String... args) {
    Run run = ask(name, args).codeIs(0);
    Map<String, String> figures = new TreeMap<>();
    String[] columns = run.header().split(",");
    String[] cells = run.lines().get(1).split(",");
    for (int i = 0; i < columns.length; i++) {
      figures.put(columns[i], cells[i]);
    }
    return figures;
  }

  private Run ask(String name, String... args) {
    String here = Mid.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    List<String> all = new ArrayList<>();
    all.addAll(List.of("replay", "--forecaster", Mid.class.getName(), "--classpath", here));
    all.addAll(List.of("--event", EVENT, "--name", name));
    all.addAll(Arrays.asList(args));
    return asof(all.toArray(new String[0]));
  }

  private Run asof(String... args) {
    return new Shell(folder.resolve("store")).asof(args);
  }
}
