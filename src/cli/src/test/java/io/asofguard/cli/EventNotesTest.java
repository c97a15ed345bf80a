package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.Run.Shell;
import io.asofguard.ingest.ImportResult;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventNotesTest {
  private static final String COLUMNS = "entity,field,event,event_time,knowledge_time,value\n";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void store() {
    shell = new Shell(folder.resolve("store"));
  }

  private Run imported(String name, String text, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("import"));
    args.addAll(List.of(more));
    args.add(Files.writeString(folder.resolve(name), text).toString());
    return shell.asof(args.toArray(String[]::new)).codeIs(0);
  }

  /** Hourly prices of one entity of an event, from 1:00 on. */
  private static String hourly(String event, double... prices) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < prices.length; i++) {
      String at = "2026-05-01T%02d:00:00Z".formatted(i + 1);
      rows.append("%1$s/x,market_mid,%1$s,%2$s,%2$s,%3$s\n".formatted(event, at, prices[i]));
    }
    return rows.toString();
  }

  private static String planned(String... events) {
    StringBuilder rows = new StringBuilder("event,milestone,at,knowledge_time\n");
    for (String event : events) {
      rows.append(event).append(",scheduled_close,2026-05-02T00:00:00Z,2026-04-01T00:00:00Z\n");
    }
    return rows.toString();
  }

  @Test
  void ofManyEventsThoseWithoutAWallAndThoseWithPinnedPricesAreNamed() throws IOException {
    imported("plans.csv", planned("e1", "e2", "e3", "e4", "live"));
    String prices = COLUMNS + hourly("live", 0.5, 0.6, 0.4) + hourly("bare", 0.5, 0.6);
    for (String event : List.of("e1", "e2", "e3", "e4")) {
      prices += hourly(event, 0.5, 0.999, 0.999, 0.999);
    }
    assertThat(imported("prices.csv", prices).err())
        .isEqualTo(
            "asof: 6 events: 1 with entities that have no wall (bare); 4 with prices that sit"
                + " pinned near 0 or 1 while no end is on file (e1, e2, e3 and 1 more); asof wall"
                + " --suggest EVENT says since when, and how to declare the end\n");
  }

  @Test
  void ofManyEventsWithWallsAndMovingPricesThereIsNotMuchToSay() throws IOException {
    imported("plans.csv", planned("e1", "e2", "e3", "e4"));
    String prices = COLUMNS;
    for (String event : List.of("e1", "e2", "e3", "e4")) {
      prices += hourly(event, 0.5, 0.6);
    }
    assertThat(imported("prices.csv", prices).err())
        .isEqualTo("asof: 4 events, each with a wall; asof wall EVENT shows the walls of one\n");
  }

  @Test
  void pricesOfAnEntityThatBelongsToNoEventAreSaid() throws IOException {
    String history = "{\"history\":[{\"t\":1775000000,\"p\":0.61},{\"t\":1775000900,\"p\":0.6}]}";
    String[] about = {
      "--from=polymarket-prices", "--entity=aster", "--fetched-at=2026-04-02T00:00:00Z"
    };
    assertThat(imported("history.json", history, about).err())
        .contains(
            "aster belongs to no event, so it has no wall and is never sealed; import it again with"
                + " --event EVENT\n");

    Run again = imported("history.json", history, about[0], about[1], about[2], "--event=race");
    assertThat(again.lines()).last().asString().endsWith(",2,0,2,0,0,2");
    assertThat(again.err()).contains("race: 1 entity, no wall").doesNotContain("belongs to no");

    String more = history.replace("1775000900", "1775001800");
    assertThat(imported("more.json", more, about).err())
        .contains("race: 1 entity")
        .doesNotContain("belongs to no event");
  }

  @Test
  void aTokenThatBelongsToNoEventIsSaidOnce() throws IOException {
    String name = "71321045679252212594626385532706912750.json";
    String history = "{\"history\":[{\"t\":1775000000,\"p\":0.61}]}";
    assertThat(
            imported(name, history, "--from=polymarket-prices", "--assume-lag=PT1S")
                .err()
                .split("belongs to no event"))
        .hasSize(2);
  }

  @Test
  void ofOurOwnFilesPricesAloneNeedAnEvent() throws IOException {
    String rows =
        """
        entity,field,event_time,knowledge_time,value
        elon,count,2026-05-01T01:00:00Z,2026-05-01T01:00:00Z,3
        a,bid,2026-05-01T01:00:00Z,2026-05-01T01:00:00Z,0.3
        b,count,2026-05-01T01:00:00Z,2026-05-01T01:00:00Z,3
        b,last_trade,2026-05-01T01:00:00Z,2026-05-01T01:00:00Z,0.3
        """;
    assertThat(imported("own.csv", rows).err())
        .isEqualTo(
            "asof: 2 entities with prices (a, b) belong to no event, so they have no wall and are"
                + " never sealed; import them again with a column event\n");
    String count = rows.replaceAll("(?m)^[ab],.*\n", "").replace("elon", "wind");
    assertThat(imported("count.csv", count).err()).isEmpty();
  }

  @Test
  void afterVeryManyRowsItIsSaidThatNobodyLooked() throws IOException {
    imported("plan.csv", planned("e1"));
    imported("prices.csv", COLUMNS + hourly("e1", 0.5, 0.999, 0.999, 0.999));

    assertThat(saidOf(10_000_000))
        .contains("3 prices of 1 entity stand at")
        .doesNotContain("not l");
    assertThat(saidOf(10_000_001))
        .contains("e1: 1 entity, wall 2026-05-02T00:00:00Z (scheduled_close, which is only a plan)")
        .contains("were not looked for; asof wall --suggest e1 does that")
        .doesNotContain("3 prices of 1 entity stand at");
  }

  private String saidOf(long rows) {
    ImportResult done =
        new ImportResult(
            "big.csv", rows, rows, 0, 0, 0, null, 2L, Set.of("e1"), Set.of(), List.of());
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Io io =
        new Io(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            false,
            false);
    try (Store store = Store.open(folder.resolve("store"), StoreClock.system())) {
      EventNotes.say(List.of(done), store, new Session(io, new GlobalOptions()), null);
    }
    return err.toString(StandardCharsets.UTF_8);
  }
}
