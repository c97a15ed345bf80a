package io.asofguard.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the times of a table may be written as, and what they may hide. */
class TableTimesTest {
  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken = new Taken(folder).fetchedAt(null).from(SourceKind.TABLE);
  }

  @AfterEach
  void close() {
    taken.close();
  }

  @Test
  void aDateOfAQuarterMayMeanTheQuartersEnd() {
    taken
        .from(SourceKind.TABLE)
        .map(
            "entity=id,field==gdp,event_time=time:quarter:UTC,"
                + "knowledge_time=pub:month:America/New_York,value=v")
        .take(
            "t.csv",
            "id,time,pub,v\nCHE,2025-10-01,2026-02-15,1\nCHE,2025:Q3,2026-02-28,2\n"
                + "CHE,2025-13-01,2026-02-15,3\n");
    assertThat(taken.rows())
        .containsExactly(
            "CHE gdp 2025-10-01T00:00:00Z known 2026-03-01T05:00:00Z CLAIMED 2.0",
            "CHE gdp 2026-01-01T00:00:00Z known 2026-03-01T05:00:00Z CLAIMED 1.0");
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .startsWith("4 | event_time: there is no '2025-13-01'");
  }

  @Test
  void aReceiveTimeThatNobodyMappedIsTold() {
    String told =
        "'received_at' may be when each row was received, and no knowledge time was taken from it;"
            + " where it is, give --map knowledge_time=received_at";
    String csv = "entity,field,event_time,received_at,value\na,x,%1$s,%1$s,1\n";
    String json = "{'entity':'a','field':'y','event_time':'%1$s','received_at':'%1$s','value':1}\n";
    String at = "2026-01-01T00:00:00Z";

    taken.take("t.csv", csv.formatted(at));
    assertThat(taken.result().notes()).containsExactly(told);
    taken.take("t.jsonl", json.formatted(at));
    assertThat(taken.result().notes()).containsExactly(told);
    taken.fetchedAt(Taken.FETCHED).take("t.csv", csv.formatted(at));
    assertThat(taken.result().notes()).contains(told);
    taken.map("knowledge_time=received_at").take("t.jsonl", json.formatted(at));
    assertThat(taken.result().notes()).noneMatch(note -> note.contains("received"));
    assertThat(taken.rows())
        .containsExactly(
            "a x " + at + " known " + Taken.FETCHED + " CLAIMED 1.0",
            "a y " + at + " known " + at + " CLAIMED 1.0");
  }

  @Test
  void aCountThatIsTooLargeIsKeptOut() {
    taken.map("entity=e,field==x,event_time=t:ns,knowledge_time=t:ns,value=v");
    taken.take("t.csv", "e,t,v\na,9999999999999999999,1\na,1786000000000000000,2\n");
    assertThat(taken.rows()).hasSize(1);
    assertThat(taken.quarantine()).singleElement().asString().contains("is out of range");
  }

  @Test
  void timesThatLieAreRefusedWithAGuess() {
    taken.map("entity=e,field==x,event_time=t:s,knowledge_time=k,value=v");
    taken.take(
        "t.csv",
        "e,t,k,v\n"
            + "a,1786000000000,2026-08-07T00:00:00Z,1\n"
            + "a,1786000000,2026-08-07 00:00:00,1\n"
            + "a,2026-08-06T00:00:00Z,2026-08-07T00:00:00Z,1\n");
    assertThat(taken.rows()).isEmpty();
    assertThat(taken.quarantine())
        .hasSize(3)
        .anyMatch(row -> row.contains("it looks like milliseconds, 2026-08-06T07:06:40Z"))
        .anyMatch(row -> row.contains("knowledge_time: time without offset"))
        .anyMatch(row -> row.contains("event_time is no count of seconds"));
  }

  @Test
  void aWallClockTimeThatComesTwiceOrNeverIsRefusedByName() {
    taken.map("entity=e,field==x,event_time=t::America/New_York,knowledge_time=k,value=v");
    taken.take(
        "t.csv",
        "e,t,k,v\n"
            + "a,2025-11-02 01:30:00,2026-01-01T00:00:00Z,1\n"
            + "a,2026-03-08 02:30:00,2026-04-01T00:00:00Z,1\n");
    assertThat(taken.quarantine())
        .hasSize(2)
        .anyMatch(row -> row.contains("comes twice in America/New_York"))
        .anyMatch(row -> row.contains("no such time in America/New_York"));
  }

  @Test
  void aZonesNameIsToldWhatItContradicts() {
    taken.map("entity=e,field==x,event_time=t::America/New_York,knowledge_time=k,value=v");
    taken.take(
        "t.csv",
        "e,t,k,v\n"
            + "a,2026-07-03 13:00:00 EST,2026-08-01T00:00:00Z,1\n"
            + "a,\"Jul 3, 2026, 1:00:00 PM EST\",2026-08-01T00:00:00Z,1\n"
            + "a,2026-01-03T13:00:00 EST,2026-08-01T00:00:00Z,1\n"
            + "a,2026-07-03T13:00:00Z,2026-08-01 00:00:00 EDT,1\n"
            + "a,13:00:00 PMA,2026-08-01T00:00:00Z,1\n");
    String contradicts =
        "event_time: EST contradicts America/New_York, where it is EDT (-04:00) then: ";
    assertThat(taken.quarantine())
        .satisfiesExactly(
            row -> assertThat(row).contains(contradicts + "'2026-07-03 13:00:00 EST'; write"),
            row -> assertThat(row).contains(contradicts + "'Jul 3, 2026, 1:00:00 PM EST'; write"),
            row -> assertThat(row).contains("event_time: EST is a zone's name, not an offset: "),
            row -> assertThat(row).contains("knowledge_time: EDT is a zone's name, not an offset"),
            row -> assertThat(row).contains("event_time: PMA is a zone's name, not an offset"));
  }

  @Test
  void midnightsThatALagCountsFromAreTold() {
    String row = "{'day':'2026-04-0%d%s','v':%d}\n";
    List<String> stamps = List.of("T00:00:00Z", "", "T04:00:00Z");
    for (String stamp : stamps) {
      taken
          .assumeLag(Duration.ofMinutes(15))
          .map("entity==a" + stamps.indexOf(stamp) + ",field==x,event_time=day:iso:UTC,value=v")
          .take(
              "t.jsonl",
              row.formatted(1, stamp, 1) + row.formatted(2, stamp, 2) + row.formatted(3, stamp, 3));
      boolean told =
          taken.result().notes().stream()
              .anyMatch(note -> note.startsWith("all event times are midnights in UTC"));
      assertThat(told).as("of " + stamp).isEqualTo(stamp.equals("T00:00:00Z"));
    }
    String two = row.formatted(4, stamps.get(0), 4) + row.formatted(5, stamps.get(0), 5);
    taken.assumeLag(Duration.ofMinutes(15)).take("two.jsonl", two);
    assertThat(taken.result().notes()).hasSize(1);
  }

  @Test
  void secondsMayBeStampedDatesAndQuartersAreNot() {
    assertThat(notesOfThree("s", "1767225600", "1767312000", "1767398400")).hasSize(2);
    assertThat(notesOfThree("quarter:UTC", "2025:Q1", "2025:Q2", "2025:Q3")).hasSize(1);
    assertThat(notesOfThree("month:UTC", "2025-01-01", "2025-02-01", "2025-03-01")).hasSize(1);
  }

  private List<String> notesOfThree(String unit, String... times) {
    taken
        .assumeLag(Duration.ofMinutes(15))
        .map("entity==a,field==" + times[0] + ",event_time=at:" + unit + ",value=v")
        .take("t.csv", "at,v\n%s,1\n%s,2\n%s,3\n".formatted((Object[]) times));
    assertThat(taken.quarantine()).isEmpty();
    return taken.result().notes();
  }
}
