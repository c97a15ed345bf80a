package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.Run.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final String HOME = "asof.home";
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
  private static final String FIXTURE = "fixtures/pm1e-elon";
  private static final String LEAKING = FIXTURE + "/predictions-april-3-10.csv";
  private static final char ESCAPE = '\u001b';

  @TempDir static Path shared;
  private static String told = "";

  @TempDir Path folder;

  @BeforeAll
  static void tellOnce() {
    System.setProperty(HOME, PROJECT.toString());
    Run run = demo(new Shell(shared), told()).codeIs(0);
    assertThat(run.err().lines()).hasSize(2).allMatch(line -> line.contains(": 26 entities, wall"));
    told = run.out();
  }

  @BeforeEach
  void atHome() {
    System.setProperty(HOME, PROJECT.toString());
  }

  @AfterEach
  void leaveHome() {
    System.clearProperty(HOME);
  }

  private static Path told() {
    return shared.resolve("store");
  }

  private static Run demo(Shell shell, Path store) {
    return shell.asof("demo", "--store", store.toString());
  }

  @Test
  void thePriceOfTheFileIsTheOneAfterTheEnd() {
    assertThat(chapter("2. The leak"))
        .containsPattern("200-219 +2026-04-07T16:00:00Z +0\\.9995 +0\\.7358 +2026-04-11T09:12:4")
        .containsPattern("2026-04-10T17:00:00Z +2026-04-10T17:00:00\\.401Z +0\\.9995 +polymarket");
  }

  @Test
  void theGuardRefusesItAndSaysWhichMilestoneSetTheWall() {
    assertThat(chapter("3. The guard"))
        .contains("--as-of 2026-04-10T17:00:00Z")
        .contains("asof: sealed: ")
        .contains("2026-04-10T16:00:00Z (event_end)")
        .contains("\nSEALED\n")
        .containsPattern("wall +event_end +2026-04-10T16:00:00Z +2026-03-31T15:41:07\\.218Z");
  }

  @Test
  void beforeTheWallItReadsWhatWasKnown() {
    assertThat(chapter("4. The same"))
        .contains("--as-of 2026-04-07T16:00:00Z")
        .containsPattern("KNOWN +0\\.155 +2026-04-07T15:55:00Z +2026-04-07T15:55:00\\.171Z");
  }

  @Test
  void noRowOfTheFileIsHonestAndEveryRowOfTheOtherOneIs() {
    assertThat(chapter("5. The whole"))
        .containsPattern("220-239 +2026-04-07T16:00:00Z +0\\.0005 +KNOWN +0\\.415")
        .contains("     0  hold the price", "   592  hold another", "   136  price a bracket")
        .contains("So 728 of 728 rows");
    assertThat(chapter("6. For contrast")).contains("563 of 563 rows hold the price");
  }

  @Test
  void theForecastIsRunAgainOnTheOpenBrackets() {
    assertThat(chapter("7. The forecast").replace('\n', ' '))
        .containsPattern("260-279 +0\\.0005 +KNOWN +0\\.08 ")
        .contains("20 open brackets, whose prices add up to 1.0235; 6 were decided")
        .contains("favourite was 220-239 at 0.415")
        .contains("stood at 0.155, and not at the 0.9995");
  }

  @Test
  void aModelIsReplayedBeforeTheWallAndRefusedAfterIt() {
    assertThat(chapter("8. A model").replace('\n', ' '))
        .containsPattern("tweet-count +complete +28 +592 +0 +0 ")
        .containsPattern("200-219 +2026-04-09T16:00:00Z +0\\.[0-9]+ ")
        .contains("asof: nothing to ask about event")
        .containsPattern("REPLAY +592 +0\\.0[0-9]+ ");
  }

  @Test
  void theModelInPythonGivesTheSameBytesTwice() throws IOException {
    String program = "PYTHONPATH='%1$s/src/python' python3 -B '%1$s/src/examples/python/%2$s'";
    for (String name : List.of("python-1", "python-2")) {
      new Shell(told())
          .asof(
              "replay",
              "--exec",
              program.formatted(PROJECT, "tweet_count.py"),
              "--event",
              "elon-musk-of-tweets-april-3-april-10",
              "--from",
              "2026-04-03T16:00:00Z",
              "--every",
              "PT12H",
              "--sums-to-one",
              "--name",
              name)
          .codeIs(0);
    }
    Path runs = told().resolve("runs");
    Path forecasts = runs.resolve("python-1/forecasts.csv");
    assertThat(Files.readAllLines(forecasts)).hasSizeGreaterThan(14 * 16);
    assertThat(Files.mismatch(forecasts, runs.resolve("python-2/forecasts.csv"))).isEqualTo(-1);
  }

  @Test
  void whatItPrintsCanBePasted() {
    List<String> commands =
        Pattern.compile("(?m)^\\$ (.*)$")
            .matcher(told.replace(" \\\n   ", ""))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(commands).hasSize(21);
    for (String command : commands) {
      List<String> words = List.of(command.split(" "));
      if (words.get(0).equals(PROJECT + "/asof") && !command.contains(" import /")) {
        String[] args = words.subList(1, words.size()).toArray(new String[0]);
        new Shell(folder)
            .asof(args)
            .codeIs(command.contains(" replay ") && command.contains(" --at ") ? 2 : 0);
      }
    }
  }

  @Test
  void itFitsAHundredColumns() {
    assertThat(told.lines())
        .filteredOn(line -> !line.contains(shared.toString()) && !line.contains(FIXTURE))
        .filteredOn(line -> !line.startsWith("file "))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void toldAgainItStoresNothing() {
    Shell terminal = new Shell(shared).onTerminal();
    Run again = demo(terminal.with("NO_COLOR", "1"), told()).codeIs(0);
    assertThat(again.out())
        .contains("All of it was here already")
        .contains("So 728 of 728 rows")
        .doesNotContain(String.valueOf(ESCAPE));
    assertThat(new Shell(told()).asof("snapshots").lines()).hasSize(5);
  }

  @Test
  void oneHonestRowInTheFileEndsItWithOne() throws IOException {
    Path home = copyOfTheData();
    Path file = home.resolve(LEAKING);
    String honest = "/220-239,2026-04-07T16:00:00Z,";
    Files.writeString(file, Files.readString(file).replace(honest + "0.0005", honest + "0.415"));
    System.setProperty(HOME, home.toString());
    Run run = demo(new Shell(folder).onTerminal(), told()).codeIs(1);
    Run.isOneLine(run.err());
    assertThat(run.err()).contains("no row of", "same=1");
    assertThat(run.out()).contains(String.valueOf(ESCAPE));
  }

  private Path copyOfTheData() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("home").resolve(FIXTURE));
    try (Stream<Path> files = Files.list(PROJECT.resolve(FIXTURE))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return folder.resolve("home");
  }

  @Test
  void withoutItsDataItSaysWhere() {
    System.setProperty(HOME, folder.toString());
    Run run = demo(new Shell(folder), folder.resolve("store")).codeIs(3);
    Run.isOneLine(run.err());
    assertThat(run.err()).contains(folder.resolve(FIXTURE).toString(), "checkout");
    assertThat(folder.resolve("store")).doesNotExist();
  }

  @Test
  void aStoreOfSomebodyElseIsLeftAlone() {
    Story story = Story.in(folder);
    Run run = demo(story.shell(), story.path("store")).codeIs(2);
    Run.isOneLine(run.err());
    assertThat(run.err()).contains("snapshot 1, import", "--store");
    assertThat(story.asof("snapshots").lines()).hasSize(3);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFolderOfOtherFilesIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "mine");
    Run run = demo(new Shell(folder), folder).codeIs(2);
    assertThat(run.err()).contains("holds files and no store");
    assertThat(folder).isDirectoryNotContaining("glob:**/asof.db");
  }

  private static String chapter(String title) {
    int from = told.indexOf("\n" + title);
    assertThat(from).as(title).isNotNegative();
    int to = told.indexOf("\n\n" + (char) (title.charAt(0) + 1) + ". ", from);
    return told.substring(from, to < 0 ? told.length() : to);
  }
}
