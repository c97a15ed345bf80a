package io.asofguard.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.ingest.BadFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlfredTest {
  private static final String HEADER = "realtime_start,realtime_end,date,value\n";

  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken = new Taken(folder).fetchedAt(null).from(SourceKind.ALFRED).named("GDPC1", null);
  }

  @AfterEach
  void close() {
    taken.close();
  }

  @Test
  void aRowIsKnownAtTheEndOfItsRealtimeStart() {
    taken.take(
        "gdp.csv",
        HEADER
            + "2013-04-26,2013-05-29,2013-01-01,13750.1\n"
            + "2013-05-30,9999-12-31,2013-01-01,13746.2\n");
    assertThat(taken.rows())
        .containsExactly(
            "GDPC1 value 2013-01-02T06:00:00Z known 2013-04-27T05:00:00Z CLAIMED 13750.1",
            "GDPC1 value 2013-01-02T06:00:00Z known 2013-05-31T05:00:00Z CLAIMED 13746.2");
    assertThat(taken.result().notes())
        .contains(
            "a row is known at the end of its realtime_start, in America/Chicago; --tz ZONE says"
                + " otherwise");
  }

  @Test
  void aFetchWithinTheDayProvesWhatWasKnownByThen() {
    taken.fetchedAt("2013-05-30T15:00:00Z");
    taken.take(
        "gdp.csv",
        HEADER
            + "2013-05-29,2013-05-29,2013-01-01,1\n"
            + "2013-05-30,2013-05-30,2013-01-01,2\n"
            + "2013-05-30,2013-05-30,2013-05-30,3\n");
    assertThat(taken.rows())
        .containsExactly(
            "GDPC1 value 2013-01-02T06:00:00Z known 2013-05-30T05:00:00Z CLAIMED 1.0",
            "GDPC1 value 2013-01-02T06:00:00Z known 2013-05-30T15:00:00Z CLAIMED 2.0",
            "GDPC1 value 2013-05-31T05:00:00Z known 2013-05-31T05:00:00Z CLAIMED 3.0");
    assertThat(taken.result().notes())
        .contains(
            "a row is known at the end of its realtime_start, or when it was fetched within that day,"
                + " in America/Chicago; --tz ZONE says otherwise");
  }

  @Test
  void aFetchOnTheDayOfTheVintageIsNotAfterNow() {
    taken.zone("UTC").fetchedAt("2026-09-30T20:00:00Z");
    taken.take("gdp.csv", HEADER + "2026-10-01,9999-12-31,2026-07-01,5\n");
    assertThat(taken.rows()).isEmpty();
    taken.fetchedAt("2026-10-01T00:00:00Z");
    taken.take("gdp.csv", HEADER + "2026-10-01,9999-12-31,2026-07-01,5\n");
    assertThat(taken.rows())
        .containsExactly("GDPC1 value 2026-07-02T00:00:00Z known 2026-10-01T00:00:00Z CLAIMED 5.0");
  }

  @Test
  void theAnswerOfTheApiIsTheSame() {
    taken.zone("UTC");
    taken.take(
        "gdp.json",
        "{'count':1,'realtime_start':'1776-07-04','observations':[{'realtime_start':'2013-04-26',"
            + "'realtime_end':'9999-12-31','date':'2013-01-01','value':'13750.1'}]}");
    assertThat(taken.rows())
        .containsExactly(
            "GDPC1 value 2013-01-02T00:00:00Z known 2013-04-27T00:00:00Z CLAIMED 13750.1");
  }

  @Test
  void aPointIsNoValueAndARetractionWhereOneStood() {
    taken.zone("UTC");
    taken.take(
        "gdp.csv",
        HEADER
            + "2013-04-01,2013-04-30,2013-01-01,.\n"
            + "2013-05-01,2013-05-31,2013-01-01,7\n"
            + "2013-06-01,9999-12-31,2013-01-01,.\n");
    assertThat(taken.rows())
        .containsExactly(
            "GDPC1 value 2013-01-02T00:00:00Z known 2013-05-02T00:00:00Z CLAIMED 7.0",
            "GDPC1 value 2013-01-02T00:00:00Z known 2013-06-02T00:00:00Z CLAIMED NaN");
    assertThat(taken.result().notes()).contains("left out: 1 row without a value");
  }

  @Test
  void aValueThatEndsWithoutAnotherIsARetraction() {
    taken.zone("UTC");
    taken.take(
        "gdp.csv",
        HEADER + "2013-04-01,2013-04-30,2013-01-01,7\n" + "2013-04-01,2013-05-31,2013-02-01,8\n");
    assertThat(taken.rows())
        .containsExactly(
            "GDPC1 value 2013-01-02T00:00:00Z known 2013-04-02T00:00:00Z CLAIMED 7.0",
            "GDPC1 value 2013-01-02T00:00:00Z known 2013-05-02T00:00:00Z CLAIMED NaN",
            "GDPC1 value 2013-02-02T00:00:00Z known 2013-04-02T00:00:00Z CLAIMED 8.0");
  }

  @Test
  void currentRowsSayThatTheFileSpeaksOfToday() {
    taken.zone("UTC");
    taken.take(
        "gdp.csv",
        HEADER
            + "2013-04-26,9999-12-31,2013-01-01,100\n"
            + "2013-04-26,2013-05-29,2013-02-01,200\n");
    assertThat(taken.rows())
        .contains("GDPC1 value 2013-02-02T00:00:00Z known 2013-05-31T00:00:00Z CLAIMED NaN");
  }

  @Test
  void aValueThatWasGoneForAWhileIsARetractionAndAValueAgain() {
    taken.zone("UTC");
    taken.take(
        "gdp.csv",
        HEADER + "2013-04-01,2013-04-30,2013-01-01,7\n" + "2013-06-01,9999-12-31,2013-01-01,7\n");
    assertThat(taken.rows())
        .containsExactly(
            "GDPC1 value 2013-01-02T00:00:00Z known 2013-04-02T00:00:00Z CLAIMED 7.0",
            "GDPC1 value 2013-01-02T00:00:00Z known 2013-05-02T00:00:00Z CLAIMED NaN",
            "GDPC1 value 2013-01-02T00:00:00Z known 2013-06-02T00:00:00Z CLAIMED 7.0");
  }

  @Test
  void rowsThatCantBeUsedAreKeptOut() {
    taken.zone("UTC");
    taken.take(
        "gdp.csv",
        HEADER
            + "2013-04-01,9999-12-31,2013-01-01,7\n"
            + "2013-03-01,2013-03-31,2013-01-01,6\n"
            + ",9999-12-31,2013-02-01,6\n"
            + "04/01/2013,9999-12-31,2013-03-01,6\n");
    assertThat(taken.rows()).hasSize(1);
    assertThat(taken.quarantine())
        .hasSize(3)
        .anyMatch(row -> row.startsWith("3 | the rows of 2013-01-01 are not in the order"))
        .anyMatch(row -> row.startsWith("4 | realtime_start is missing"))
        .anyMatch(row -> row.startsWith("5 | realtime_start: '04/01/2013' is no date"));
  }

  @Test
  void theSeriesAndTheColumnsAreNeeded() {
    assertThatThrownBy(() -> taken.take("gdp.csv", "date,value\n2013-01-01,1\n"))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("has no column 'realtime_start'");
    taken.named(null, null);
    assertThatThrownBy(() -> taken.take("gdp.csv", HEADER))
        .hasMessageContaining("say which with --entity");
  }
}
