package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.model.Loops;
import io.asofguard.cli.model.Mid;
import io.asofguard.cli.model.Moody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void fill() {
    story = Story.in(folder);
  }

  @Test
  void aReplayPrintsItsRowAndWritesItsFolder() throws IOException {
    Run run = replay(Mid.class, "--every", "PT1H", "--to", "2026-04-08T14:00:00Z", "--name", "mid");
    run.codeIs(0);
    assertThat(run.header())
        .isEqualTo(
            "run,kind,event,snapshot,status,cutoffs,forecasts,failed,nobody_left,reads,tainted,"
                + "backfilled,inconclusive,read_digest,forecast_digest,folder");
    assertThat(run.lines().get(1)).startsWith("mid,replay,april,2,complete,4,4,0,0,4,0,4,0,");
    assertThat(run.err())
        .contains("run mid at snapshot 2: 4 cutoffs")
        .contains("4 of 4 reads were answered by rows that were stored after the cutoff");
    assertThat(Files.readAllLines(runs("mid/forecasts.csv")))
        .hasSize(5)
        .element(1)
        .asString()
        .startsWith("april,elon/200-219,2026-04-08T11:00:00Z,0.5,2,REPLAY,");
    assertThat(Files.readAllLines(runs("mid/receipts.csv")).get(3))
        .startsWith(
            "2026-04-08T13:00:00Z,latest,elon/200-219,market_mid,,,,KNOWN,1,0.625,"
                + "2026-04-08T11:00:00Z,2026-04-08T13:00:00Z,CLAIMED,venue,")
        .endsWith(",true");
    assertThat(Files.readString(runs("mid/manifest.json")))
        .contains("\"forecaster\" : \"io.asofguard.cli.model.Mid\"", "\"status\" : \"complete\"");
    Run again = replay(Mid.class, "--every", "PT1H", "--to", "2026-04-08T14:00:00Z", "--name", "b");
    assertThat(digests(again)).isEqualTo(digests(run));
  }

  @Test
  void aRunThatIsCompleteIsNotRunAgain() throws IOException {
    replay(Mid.class, "--at", "2026-04-08T12:00:00Z", "--name", "mid").codeIs(0);
    String before = Files.readString(runs("mid/manifest.json"));
    Run again = replay(Mid.class, "--at", "2026-04-08T12:00:00Z", "--name", "mid").codeIs(0);
    assertThat(again.err()).contains("no cutoff was asked about again");
    assertThat(Files.readString(runs("mid/manifest.json"))).isEqualTo(before);
    Run other = replay(Mid.class, "--at", "2026-04-08T12:00:00Z", "--name", "mid", "--seed", "1");
    assertThat(other.codeIs(2).err()).contains("never overwritten").contains("--name");
  }

  @Test
  void afterTheWallItIsRefused() {
    Run late =
        replay(
            Mid.class,
            "--from",
            "2026-04-10T16:00:00Z",
            "--to",
            "2026-04-11T00:00:00Z",
            "--every",
            "PT6H");
    Run.isOneLine(late.codeIs(2).err());
    assertThat(late.err()).contains("nothing to ask", "2026-04-10T16:00:00Z");
    assertThat(late.out()).isEmpty();
  }

  @Test
  void aSourceThatNobodyKnowsIsSaid() {
    Run slip = replay(Mid.class, "--at", "2026-04-08T12:00:00Z", "--source", "venu");
    assertThat(slip.codeIs(0).err()).contains("no source is called 'venu'; did you mean 'venue'?");
    Run known = replay(Mid.class, "--at", "2026-04-08T12:00:00Z", "--source", "venue");
    assertThat(known.codeIs(0).err()).doesNotContain("no source");
  }

  @Test
  void aCutoffWithNobodyLeftIsNotRunAndThatIsSaid() {
    Run edge = replay(Mid.class, "--at", "2026-04-10T15:00:00Z,2026-04-10T16:00:00Z");
    assertThat(edge.codeIs(0).err())
        .contains("1 cutoff: no entity was left", "2026-04-10T16:00:00Z");
    assertThat(edge.lines().get(1)).contains(",complete,1,1,0,1,");
  }

  @Test
  void aFailureIsOneLineAndTheRestIsKept() {
    List<String> cutoffs =
        List.of(
            "--from", "2026-04-08T11:00:00Z", "--to", "2026-04-08T13:00:00Z", "--every", "PT1H");
    Run stopped = replay(Moody.class, with(cutoffs, "--name", "m"));
    assertThat(stopped.codeIs(3).err())
        .contains("failed at 2026-04-08T12:00:00Z")
        .contains("lunch at Moody.java:")
        .contains("run m failed: 1 cutoff failed", ", and 1 cutoff was not reached; the same");
    assertThat(stopped.lines().get(1)).startsWith("m,replay,april,2,failed,1,1,1,0,");
    Run through = replay(Moody.class, with(cutoffs, "--name", "n", "--keep-going"));
    assertThat(through.codeIs(3).lines().get(1)).startsWith("n,replay,april,2,failed,2,2,1,0,");
  }

  @Test
  void aFailureIsKeptUntilItsCutoffIsDone() throws IOException {
    replay(Moody.class, "--at", "2026-04-08T12:00:00Z", "--name", "m").codeIs(3);
    Run more = replay(Moody.class, "--at", "2026-04-08T13:00:00Z", "--name", "m").codeIs(0);
    assertThat(more.err()).contains("run m is not complete");
    assertThat(more.lines().get(1)).startsWith("m,replay,april,2,failed,1,1,1,");
    assertThat(Files.readString(runs("m/manifest.json")))
        .contains("\"cutoff\" : \"2026-04-08T12:00:00Z\",\n    \"why\" : \"the forecaster threw");
    assertThat(story.asof("runs").codeIs(0).lines().get(1)).contains(",2,failed,1,1,1,");
    Files.writeString(runs("m/manifest.json"), "{ no json");
    assertThat(story.asof("runs").codeIs(0).lines().get(1)).contains(",2,unknown,1,1,0,");
  }

  @Test
  void withAFromThereNeedBeNoValue() {
    String[] hidden = {"--source", "nobody", "--every", "PT1H", "--to", "2026-04-08T14:00:00Z"};
    Run.isOneLine(replay(Mid.class, hidden).codeIs(2).err());
    Run from = replay(Mid.class, with(List.of(hidden), "--from", "2026-04-08T13:00:00Z"));
    assertThat(from.codeIs(0).lines().get(1)).contains(",complete,2,2,0,");
  }

  @Test
  void aForecastThatTakesTooLongFailsItsCutoff() {
    Run run =
        replay(
            Loops.class,
            "--at",
            "2026-04-08T12:00:00Z,2026-04-08T13:00:00Z",
            "--timeout",
            "PT0.3S",
            "--keep-going",
            "-q");
    assertThat(run.codeIs(3).lines().get(1)).contains(",failed,1,1,1,");
    assertThat(run.err())
        .contains("failed at 2026-04-08T12:00:00Z: a forecast did not come", "within PT0.3S");
  }

  @Test
  void badInputIsOneClearLine() {
    story.asof("milestone", "bare", "event_end", "--at", "none").codeIs(0);
    refused("there is no event 'aprl'; did you mean", "--event", "aprl", "--every", "PT6H");
    refused("there is no event 'bare' with entities", "--event", "bare", "--every", "PT6H");
    refused("name the cutoffs", "--event", "april");
    refused("after now", "--event", "april", "--at", "2200-01-01T00:00:00Z");
    refused("--jobs", "--event", "april", "--every", "PT6H", "--jobs", "0");
    refused(
        "a run's name is also its folder's",
        "--event",
        "april",
        "--every",
        "PT6H",
        "--name",
        "a/b");
    refused("there is no snapshot 9", "--event", "april", "--every", "PT6H", "--snapshot", "9");
    Run.isOneLine(
        story
            .asof("replay", "--event", "april", "--every", "PT6H", "--forecaster", "No")
            .codeIs(2)
            .err());
  }

  @Test
  void aForecastIsMadeNowAndKeptInOneRun() throws IOException {
    story
        .shell()
        .asof(
            "import",
            story.file(
                "later.csv",
                """
                event,entity,milestone,at,knowledge_time,outcome
                someday,someday/yes,event_end,2200-01-01T00:00:00Z,2026-04-01T00:00:00Z,
                """))
        .codeIs(0);
    for (int times = 1; times <= 2; times++) {
      Run live = ask("forecast", Mid.class, "--event", "someday", "--name", "live");
      assertThat(live.codeIs(0).lines().get(1)).startsWith("live,live,someday,,complete," + times);
    }
    assertThat(Files.readAllLines(runs("live/forecasts.csv")))
        .hasSize(3)
        .element(2)
        .asString()
        .startsWith("someday,someday/yes,")
        .contains(",0.5,3,LIVE,");
    Run over = ask("forecast", Mid.class, "--event", "april");
    assertThat(over.codeIs(2).err()).contains("nothing to ask about event 'april'");
  }

  @Test
  void runsAreListedComparedAndScored() {
    replay(Mid.class, "--at", "2026-04-08T11:00:00Z,2026-04-08T12:00:00Z", "--name", "a").codeIs(0);
    replay(Mid.class, "--at", "2026-04-08T12:00:00Z", "--name", "b").codeIs(0);
    Run list = story.asof("runs").codeIs(0);
    assertThat(list.header()).startsWith("run,kind,event,forecaster,settings,snapshot,status,");
    assertThat(list.lines().get(1)).contains("a,replay,april", "seed=0", ",2,complete,2,2,0,");
    Run diff = story.asof("runs", "diff", "a", "b").codeIs(0);
    assertThat(diff.lines())
        .hasSize(2)
        .element(1)
        .asString()
        .startsWith("2026-04-08T11:00:00Z,cutoff,");
    assertThat(diff.err()).contains("1 cutoff differs");
    Run score = story.asof("score", "a", "b").codeIs(0);
    double own = (0.25 + 0.38 * 0.38) / 2;
    assertThat(score.lines().get(1)).startsWith("run,a,april,REPLAY,2,2," + own + ",");
    assertThat(score.lines())
        .filteredOn(row -> row.startsWith("event,,april,REPLAY,3,3,"))
        .hasSize(1);
    assertThat(score.lines()).filteredOn(row -> row.startsWith("total,,,REPLAY,3,3,")).hasSize(1);
    assertThat(story.asof("score", "a", "--each").codeIs(0).lines().get(2))
        .startsWith("a,april,elon/200-219,2026-04-08T12:00:00Z,REPLAY,0.62,1,0.1444,");
    Run.isOneLine(story.asof("score", "c").codeIs(2).err());
    assertThat(story.asof("runs", "diff", "a", "c").codeIs(2).err())
        .contains("there is no run 'c'");
  }

  private void refused(String why, String... args) {
    Run run = ask("replay", Mid.class, args);
    Run.isOneLine(run.codeIs(2).err());
    assertThat(run.err()).contains(why);
  }

  private Run replay(Class<?> model, String... args) {
    return ask("replay", model, with(List.of("--event", "april"), args));
  }

  private Run ask(String command, Class<?> model, String... args) {
    String here = model.getProtectionDomain().getCodeSource().getLocation().getPath();
    return story.asof(
        with(List.of(command, "--forecaster", model.getName(), "--classpath", here), args));
  }

  private static String[] with(List<String> first, String... more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all.toArray(new String[0]);
  }

  private Path runs(String file) {
    return folder.resolve("store/runs").resolve(file);
  }

  private static List<String> digests(Run run) {
    return List.of(run.lines().get(1).split(",")).subList(13, 15);
  }
}
