package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.Run.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WallSuggestTest {
  private static final String PRICES =
      """
      entity,field,event,event_time,knowledge_time,value
      e/<20,market_mid,week,2026-04-10T11:00:00Z,2026-04-10T11:00:01Z,0.002
      e/20-39,market_mid,week,2026-04-10T11:00:00Z,2026-04-10T11:00:01Z,0.6
      e/40+,market_mid,week,2026-04-10T11:00:00Z,2026-04-10T11:00:01Z,0.4
      e/<20,market_mid,week,2026-04-10T12:00:00Z,2026-04-10T12:00:01Z,0.001
      e/20-39,market_mid,week,2026-04-10T12:00:00Z,2026-04-10T12:00:01Z,0.995
      e/40+,market_mid,week,2026-04-10T12:00:00Z,2026-04-10T12:00:01Z,0.004
      e/<20,market_mid,week,2026-04-10T12:05:00Z,2026-04-10T12:05:01Z,0.001
      e/20-39,market_mid,week,2026-04-10T12:05:00Z,2026-04-10T12:05:01Z,0.999
      e/40+,market_mid,week,2026-04-10T12:05:00Z,2026-04-10T12:05:01Z,0.001
      e/<20,market_mid,week,2026-04-10T12:10:00Z,2026-04-10T12:10:01Z,0.001
      e/20-39,market_mid,week,2026-04-10T12:10:00Z,2026-04-10T12:10:01Z,0.999
      e/40+,market_mid,week,2026-04-10T12:10:00Z,2026-04-10T12:10:01Z,0.001
      """;

  /** The 25 of 9:00 is a mistake, taken back; 22 at 10:00 is first said by a correction of it. */
  private static final String COUNTS =
      """
      entity,field,event_time,knowledge_time,value,retracted
      e,count,2026-04-10T08:00:00Z,2026-04-10T08:02:00Z,12,
      e,count,2026-04-10T09:00:00Z,2026-04-10T09:02:00Z,25,
      e,count,2026-04-10T09:00:00Z,2026-04-10T09:30:00Z,17,
      e,count,2026-04-10T10:00:00Z,2026-04-10T10:02:00Z,18,
      e,count,2026-04-10T10:00:00Z,2026-04-10T10:45:00Z,22,
      e,count,2026-04-10T10:30:00Z,2026-04-10T10:32:00Z,23,
      e,count,2026-04-10T11:00:00Z,2026-04-10T11:02:00Z,,true
      """;

  private static final String CLOSED =
      "event,milestone,at,knowledge_time\nweek,closed,2026-04-10T15:00:00Z,2026-04-10T15:00:01Z\n";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void store() throws IOException {
    shell = new Shell(folder.resolve("store"));
    imported("prices.csv", PRICES);
    imported("counts.csv", COUNTS);
    imported("closed.csv", CLOSED);
  }

  private void imported(String name, String text) throws IOException {
    shell.asof("import", Files.writeString(folder.resolve(name), text).toString()).codeIs(0);
  }

  @Test
  void pricesThatStandBeforeALateCloseSpeakForAnEnd() {
    Run run = shell.asof("wall", "--suggest", "week").codeIs(0);
    assertThat(run.lines())
        .containsExactly(
            "event,entity,milestone,at,knowledge_time,evidence,command",
            "week,,event_end,2026-04-10T12:00:00Z,2026-04-10T12:00:01Z,"
                + "10 prices of 3 entities stand at or below 0.01 or at or above 0.99"
                + " from 2026-04-10T12:00:00Z on,"
                + "asof milestone week event_end --at 2026-04-10T12:00:00Z --reason"
                + " '10 prices of 3 entities stand at or below 0.01 or at or above 0.99"
                + " from 2026-04-10T12:00:00Z on'");
  }

  @Test
  void theEndIsMeasuredToAWallAfterIt() throws IOException {
    shell
        .asof("milestone", "week", "outcome_known", "--entity=e/<20", "--at=2026-04-10T10:00:00Z")
        .codeIs(0);
    Path late =
        Files.writeString(
            folder.resolve("late.csv"),
            "entity,field,event,event_time,knowledge_time,value\n"
                + "e/40+,market_mid,week,2026-04-10T12:15:00Z,2026-04-10T12:15:01Z,0.002\n");
    assertThat(shell.asof("import", late.toString()).codeIs(0).err())
        .contains("from 2026-04-10T12:00:00Z on, PT3H before the wall; if the rules say");
  }

  @Test
  void theCommandThatDeclaresAnEndCanBePasted() throws IOException {
    Path named =
        Files.writeString(
            folder.resolve("named.csv"),
            "entity,field,event,event_time,knowledge_time,value\n"
                + "a,market_mid,a $week,2026-04-10T12:15:00Z,2026-04-10T12:15:01Z,0.3\n");
    assertThat(shell.asof("import", named.toString()).codeIs(0).err())
        .contains("declare its end: asof milestone 'a $week' event_end --at TS");
  }

  @Test
  void anEndThatIsOnFileLeavesNothingToSuggest() {
    shell.asof("milestone", "week", "event_end", "--at", "2026-04-10T12:00:00Z").codeIs(0);
    Run run = shell.asof("wall", "--suggest", "week").codeIs(0);
    assertThat(run.lines()).hasSize(1);
    assertThat(run.err()).contains("speaks for no milestone that would move a wall; if its");
  }

  @Test
  void pricesThatMoveOrHaveNoWinnerSpeakForNothing() throws IOException {
    imported(
        "late.csv",
        "entity,field,event,event_time,knowledge_time,value\n"
            + "e/40+,market_mid,week,2026-04-10T12:15:00Z,2026-04-10T12:15:01Z,0.3\n");
    assertThat(shell.asof("wall", "--suggest", "week").codeIs(0).lines()).hasSize(1);
  }

  @Test
  void aBracketThatStoppedBeforeDoesNotSilenceTheOthers() throws IOException {
    imported(
        "dead.csv",
        "entity,field,event,event_time,knowledge_time,value\n"
            + "e/60+,market_mid,week,2026-04-09T12:00:00Z,2026-04-09T12:00:01Z,0.3\n");
    assertThat(shell.asof("wall", "--suggest", "week").codeIs(0).lines()).hasSize(2);
  }

  @Test
  void theOtherSideOfABracketDiesWithIt() throws IOException {
    imported(
        "no.csv",
        "entity,field,event,event_time,knowledge_time,value\n"
            + "e/<20/No,market_mid,week,2026-04-10T09:00:00Z,2026-04-10T09:00:01Z,0.3\n");
    assertThat(
            shell
                .asof("wall", "--suggest", "week", "e/<20/No", "--count", "e", "count")
                .codeIs(0)
                .out())
        .contains("week,e/<20/No,outcome_known,2026-04-10T10:00:00Z")
        .contains("--entity 'e/<20/No' --at 2026-04-10T10:00:00Z --outcome 1 --reason");
  }

  /** Before a plan they may be; a late fact says that the event did end. */
  @Test
  void oneSidedPricesBeforeALateFactNeedNotBeMany() throws IOException {
    shell.asof("milestone", "week", "proposed", "--at", "2026-04-10T12:05:00Z").codeIs(0);
    assertThat(shell.asof("wall", "--suggest", "week").codeIs(0).out())
        .contains("week,,event_end,2026-04-10T12:00:00Z,")
        .contains("4 prices of 3 entities stand at or below 0.01");

    String planned = PRICES.replace(",week,", ",planned,").replace("e/", "p/");
    imported(
        "few.csv",
        planned.substring(0, planned.indexOf("p/<20,market_mid,planned,2026-04-10T12:05")));
    shell.asof("milestone", "planned", "scheduled_close", "--at", "2026-04-10T15:00:00Z").codeIs(0);
    assertThat(shell.asof("wall", "--suggest", "planned").codeIs(0).lines()).hasSize(1);
  }

  /** Hourly prices of an event's one entity, from 1:00 on, with a plan for the end of the day. */
  private Run suggestedOf(String event, String field, double... prices) throws IOException {
    StringBuilder rows = new StringBuilder("entity,field,event,event_time,knowledge_time,value\n");
    for (int i = 0; i < prices.length; i++) {
      String at = "2026-05-01T%02d:00:00Z".formatted(i + 1);
      rows.append("%1$s/x,%2$s,%1$s,%3$s,%3$s,%4$s\n".formatted(event, field, at, prices[i]));
    }
    imported(event + ".csv", rows.toString());
    shell.asof("milestone", event, "scheduled_close", "--at", "2026-05-02T00:00:00Z").codeIs(0);
    return shell.asof("wall", "--suggest", event).codeIs(0);
  }

  @Test
  void theOnlyEntityOfAnEventMayHaveFallen() throws IOException {
    assertThat(suggestedOf("no", "market_mid", 0.5, 0.0005, 0.0005, 0.0005).out())
        .contains("no,,event_end,2026-05-01T02:00:00Z,")
        .contains("3 prices of 1 entity stand at or below 0.01");
    assertThat(suggestedOf("few", "market_mid", 0.5, 0.0005, 0.0005).lines()).hasSize(1);
    assertThat(suggestedOf("back", "market_mid", 0.5, 0.004, 0.004, 0.004, 0.3).lines()).hasSize(1);
  }

  @Test
  void aLongShotHasNotFallen() throws IOException {
    assertThat(suggestedOf("shot", "market_mid", 0.004, 0.004, 0.004, 0.004).lines()).hasSize(1);
    assertThat(suggestedOf("drift", "market_mid", 0.03, 0.02, 0.004, 0.004, 0.004).lines())
        .hasSize(1);
  }

  @Test
  void aBracketThatDiesEarlyIsNoEndOfItsEvent() throws IOException {
    suggestedOf("many", "market_mid", 0.5, 0.0005, 0.0005, 0.0005);
    imported(
        "other.csv",
        "entity,field,event,event_time,knowledge_time,value\n"
            + "many/y,market_mid,many,2026-05-01T01:30:00Z,2026-05-01T01:30:00Z,0.5\n");
    assertThat(shell.asof("wall", "--suggest", "many").codeIs(0).lines()).hasSize(1);
    shell
        .asof("milestone", "many", "outcome_known", "--entity=many/y", "--at=2026-05-01T01:40:00Z")
        .codeIs(0);
    assertThat(shell.asof("wall", "--suggest", "many").codeIs(0).lines()).hasSize(1);
  }

  @Test
  void tradesArePricesWhereThereIsNoMidpoint() throws IOException {
    assertThat(suggestedOf("won", "last_trade", 0.5, 0.99, 0.99, 0.999).out())
        .contains("won,,event_end,2026-05-01T02:00:00Z,");
    imported(
        "mid.csv",
        "entity,field,event_time,knowledge_time,value\n"
            + "won/x,market_mid,2026-05-01T09:00:00Z,2026-05-01T09:00:00Z,0.5\n");
    assertThat(shell.asof("wall", "--suggest", "won").codeIs(0).lines()).hasSize(1);
  }

  @Test
  void pricesAtOrAfterTheWallAreNoEvidence() {
    shell.asof("milestone", "week", "closed", "--at", "2026-04-10T12:00:00Z").codeIs(0);
    assertThat(shell.asof("wall", "--suggest", "week").codeIs(0).lines()).hasSize(1);
  }

  @Test
  void aCountKillsTheBracketsThatItPasses() {
    Run run = shell.asof("wall", "--suggest", "week", "e/<20", "--count", "e", "count").codeIs(0);
    assertThat(run.lines()).hasSize(3);
    assertThat(run.lines().get(2))
        .isEqualTo(
            "week,e/<20,outcome_known,2026-04-10T10:00:00Z,2026-04-10T10:32:00Z,e count stood at 22"
                + " at 2026-04-10T10:00:00Z and never came back,asof milestone week outcome_known"
                + " --entity 'e/<20' --at 2026-04-10T10:00:00Z --outcome 0 --reason 'e count stood"
                + " at 22 at 2026-04-10T10:00:00Z and never came back'");
    shell
        .asof(
            "milestone",
            "week",
            "outcome_known",
            "--entity",
            "e/<20",
            "--at",
            "2026-04-10T10:00:00Z")
        .codeIs(0);
    assertThat(
            shell
                .asof("wall", "--suggest", "week", "e/<20", "--count", "e", "count")
                .codeIs(0)
                .lines())
        .hasSize(2);
  }

  @Test
  void aCountThatWasTakenBackForAWhileDidComeBack() throws IOException {
    imported(
        "moved.csv",
        """
        entity,field,event_time,knowledge_time,value,retracted
        m,count,2026-04-10T09:00:00Z,2026-04-10T09:02:00Z,25,
        m,count,2026-04-10T09:00:00Z,2026-04-10T11:00:00Z,17,
        m,count,2026-04-10T09:00:00Z,2026-04-10T11:30:00Z,,true
        m,count,2026-04-10T09:00:00Z,2026-04-11T11:00:00Z,26,
        m,count,2026-04-10T10:00:00Z,2026-04-10T10:02:00Z,26,
        """);
    assertThat(
            shell
                .asof("wall", "--suggest", "week", "e/<20", "--count", "m", "count")
                .codeIs(0)
                .out())
        .contains(
            ",outcome_known,2026-04-10T09:00:00Z,2026-04-10T09:02:00Z,m count stood at 26 at"
                + " 2026-04-10T09:00:00Z and came back only by a revision that was known from"
                + " 2026-04-10T11:00:00Z to 2026-04-11T11:00:00Z,");
  }

  @Test
  void theCountIsNamedRightly() {
    Run unknown = shell.asof("wall", "--suggest", "week", "--count", "e", "cuont").codeIs(2);
    assertThat(unknown.err()).contains("'cuont'").contains("count");
    assertThat(shell.asof("wall", "week", "--count", "e", "count").codeIs(2).err())
        .contains("--count is for --suggest");
  }
}
