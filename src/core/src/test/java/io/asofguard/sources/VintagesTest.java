package io.asofguard.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.ingest.BadFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VintagesTest {
  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken = new Taken(folder).fetchedAt(null).from(SourceKind.VINTAGES);
  }

  @AfterEach
  void close() {
    taken.close();
  }

  @Test
  void aCellIsKnownAtTheEndOfItsVintagesDayWhereItIsNews() {
    taken.take(
        "alfred.csv",
        """
        observation_date,GDPC1_20130426,GDPC1_20130530,GDPC1_20130626
        2013-01-01,13750.1,13746.2,13746.2
        2013-04-01,.,.,13800.5
        """);

    assertThat(taken.rows())
        .containsExactly(
            "GDPC1 value 2013-01-02T06:00:00Z known 2013-04-27T05:00:00Z CLAIMED 13750.1",
            "GDPC1 value 2013-01-02T06:00:00Z known 2013-05-31T05:00:00Z CLAIMED 13746.2",
            "GDPC1 value 2013-04-02T05:00:00Z known 2013-06-27T05:00:00Z CLAIMED 13800.5");
    assertThat(taken.result().notes())
        .contains(
            "a vintage is known at the end of the period in its name, in America/Chicago; --tz ZONE"
                + " says otherwise",
            "left out: 1 cell like the vintage before",
            "left out: 2 cells without a value");
  }

  @Test
  void aFetchOnTheDayOfAVintageProvesThatItWasKnown() {
    taken.zone("UTC").fetchedAt("2013-04-26T18:00:00Z");
    taken.take("v.csv", "observation_date,GDPC1_20130425,GDPC1_20130426\n2013-01-01,1,2\n");
    assertThat(taken.rows())
        .containsExactly(
            "GDPC1 value 2013-01-02T00:00:00Z known 2013-04-26T00:00:00Z CLAIMED 1.0",
            "GDPC1 value 2013-01-02T00:00:00Z known 2013-04-26T18:00:00Z CLAIMED 2.0");
  }

  @Test
  void theZoneIsTheUsers() {
    taken.zone("UTC").named("gdp", null).field("level");
    taken.take("v.csv", "observation_date,GDPC1_20130426\n2013-01-01,1\n");
    assertThat(taken.rows())
        .containsExactly("gdp level 2013-01-02T00:00:00Z known 2013-04-27T00:00:00Z CLAIMED 1.0");
  }

  @Test
  void aValueThatIsDroppedIsARetraction() {
    taken.zone("UTC");
    taken.take(
        "fed.csv",
        """
        DATE,ROUTPUT65Q4,ROUTPUT66Q1,ROUTPUT66Q2
        1947:Q1,306.4,#N/A,307.0
        """);
    assertThat(taken.rows())
        .containsExactly(
            "ROUTPUT value 1947-04-01T00:00:00Z known 1966-01-01T00:00:00Z CLAIMED 306.4",
            "ROUTPUT value 1947-04-01T00:00:00Z known 1966-04-01T00:00:00Z CLAIMED NaN",
            "ROUTPUT value 1947-04-01T00:00:00Z known 1966-07-01T00:00:00Z CLAIMED 307.0");
  }

  @Test
  void eachSeriesOfATableIsComparedWithItsOwnVintages() {
    taken.zone("UTC");
    taken.take(
        "two.csv",
        """
        observation_date,A_20130530,B_20130601,A_20130426,B_20130426
        2012-10-01,100,101,100,100
        2013-01-01,#N/A,#N/A,7,#N/A
        """);
    assertThat(taken.rows())
        .containsExactly(
            "A value 2012-10-02T00:00:00Z known 2013-04-27T00:00:00Z CLAIMED 100.0",
            "A value 2013-01-02T00:00:00Z known 2013-04-27T00:00:00Z CLAIMED 7.0",
            "A value 2013-01-02T00:00:00Z known 2013-05-31T00:00:00Z CLAIMED NaN",
            "B value 2012-10-02T00:00:00Z known 2013-04-27T00:00:00Z CLAIMED 100.0",
            "B value 2012-10-02T00:00:00Z known 2013-06-02T00:00:00Z CLAIMED 101.0");
    assertThat(taken.result().notes())
        .contains("left out: 1 cell like the vintage before", "left out: 2 cells without a value");
  }

  @Test
  void oneEntityForSeveralSeriesRefusesTheFile() {
    taken.named("gdp", null);
    assertThatThrownBy(() -> taken.take("v.csv", "DATE,A_20130426,B_20130426\n2013-01-01,1,2\n"))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining(
            "holds more than one series, such as A and B, which --entity gdp would make one; leave it"
                + " out");
  }

  @Test
  void twoDigitsOfAYearAreOfTheCenturyThatHasVintages() {
    taken.zone("UTC");
    taken.take("fed.csv", "DATE,RUC98M11,RUC05M2\n1998:M10,4.5,4.6\n");
    assertThat(taken.rows())
        .containsExactly(
            "RUC value 1998-11-01T00:00:00Z known 1998-12-01T00:00:00Z CLAIMED 4.5",
            "RUC value 1998-11-01T00:00:00Z known 2005-03-01T00:00:00Z CLAIMED 4.6");
  }

  @Test
  void aRowThatIsNoDateGoesToQuarantine() {
    taken.take("v.csv", "DATE,X_20130426\n1947:Q5,1\nsoon,2\n2013-01-01,3,4\n");
    assertThat(taken.rows()).isEmpty();
    assertThat(taken.quarantine())
        .containsExactly(
            "2 | DATE: there is no '1947:Q5' | 1947:Q5,1",
            "3 | DATE: 'soon' is no date (2013-04-26), month (1998:M11) or quarter (1947:Q1) | soon,2",
            "4 | unparsable: 3 fields where the header has 2 | 2013-01-01,3,4");
  }

  @Test
  void aColumnPerVintageInJsonIsRefusedWithWhatToAskFor() {
    String answer =
        "{'realtime_start':'2013-01-01','realtime_end':'2014-01-01','observations':[{'date':"
            + "'2013-01-01','GDPC1_20130426':'13750.1','GDPC1_20130530':'13746.2'}]}";
    for (SourceKind kind : List.of(SourceKind.VINTAGES, SourceKind.ALFRED)) {
      assertThatThrownBy(() -> taken.from(kind).named("GDPC1", null).take("v.json", answer))
          .isInstanceOf(BadFileException.class)
          .hasMessageContaining(
              "has a column per vintage as JSON, which is not taken; ask the API for output_type=1");
    }
    assertThatThrownBy(() -> taken.from(SourceKind.VINTAGES).take("v.json", "{'date':'x'}"))
        .hasMessageContaining("holds JSON; a table with a column per vintage is CSV");
  }

  @Test
  void aColumnThatNamesNoVintageRefusesTheFile() {
    assertThatThrownBy(() -> taken.take("v.csv", "DATE,GDPC1\n2013-01-01,1\n"))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("column 'GDPC1' names no vintage; a vintage is called like");
    assertThatThrownBy(() -> taken.take("v.csv", "DATE,X_20131345\n2013-01-01,1\n"))
        .hasMessageContaining("'X_20131345'");
  }
}
