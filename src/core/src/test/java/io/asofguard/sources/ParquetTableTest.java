package io.asofguard.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.ingest.BadFileException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetTableTest {
  @TempDir Path folder;
  private Taken taken;

  @BeforeEach
  void open() {
    taken = new Taken(folder).fetchedAt(null).from(SourceKind.TABLE);
  }

  @AfterEach
  void close() {
    taken.close();
  }

  private Path written(String rows) throws SQLException {
    Path file = folder.resolve("t.parquet");
    try (Connection database = DuckDb.open();
        Statement statement = database.createStatement()) {
      statement.execute("COPY (" + rows + ") TO '" + file + "' (FORMAT parquet)");
    }
    return file;
  }

  @Test
  void instantsComeOutAsTheyAre() throws SQLException {
    taken
        .map("entity=id,field==gdp,event_time=at,knowledge_time=seen,value=v")
        .take(
            written(
                "SELECT 'CHE' AS id, TIMESTAMPTZ '2026-01-01 00:00:00.000001+00' AS at,"
                    + " TIMESTAMPTZ '2026-01-02 01:00:00+01' AS seen, 0.1 + 0.2::DOUBLE AS v"));
    assertThat(taken.rows())
        .containsExactly(
            "CHE gdp 2026-01-01T00:00:00.000001Z known 2026-01-02T00:00:00Z CLAIMED "
                + (0.1 + 0.2));
  }

  @Test
  void aTimestampWithoutAZoneNeedsOne() throws SQLException {
    String rows =
        "SELECT 'a' AS entity, 'x' AS field, TIMESTAMP_NS '2026-01-01 00:00:00.000000001' AS"
            + " event_time, TIMESTAMP '2026-01-01 00:00:01' AS knowledge_time, 1.5 AS value";
    taken.take(written(rows));
    assertThat(taken.rows()).isEmpty();
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .startsWith("1 | event_time: time without offset")
        .endsWith("a,x,2026-01-01 00:00:00.000000001,2026-01-01 00:00:01,1.5");
    taken.zone("UTC").take(written(rows));
    assertThat(taken.rows())
        .containsExactly(
            "a x 2026-01-01T00:00:00.000000001Z known 2026-01-01T00:00:01Z CLAIMED 1.5");
  }

  @Test
  void anInstantOutOfRangeKeepsItsRowOutAlone() throws SQLException {
    taken.take(
        written(
            "SELECT 'a' AS entity, 'x' AS field, unnest([TIMESTAMPTZ '5000-01-01 00:00:00+00',"
                + " TIMESTAMPTZ 'infinity', TIMESTAMPTZ '-infinity', NULL,"
                + " TIMESTAMPTZ '2026-01-01 00:00:00.000001+00']) AS event_time,"
                + " TIMESTAMPTZ '2026-01-02 00:00:00+00' AS knowledge_time, 1.5 AS value"));

    assertThat(taken.rows())
        .containsExactly("a x 2026-01-01T00:00:00.000001Z known 2026-01-02T00:00:00Z CLAIMED 1.5");
    assertThat(taken.quarantine())
        .satisfiesExactly(
            row ->
                assertThat(row)
                    .startsWith("1 | event_time: ")
                    .contains("'5000-01-01 00:00:00+00'")
                    .endsWith("a,x,5000-01-01 00:00:00+00,2026-01-02T00:00:00Z,1.5"),
            row -> assertThat(row).startsWith("2 | event_time: ").contains("'infinity'"),
            row -> assertThat(row).startsWith("3 | event_time: ").contains("'-infinity'"),
            row -> assertThat(row).startsWith("4 | event_time is missing"));
  }

  @Test
  void theFirstOfTheKnownColumnsThatIsThereCountsWhateverItsType() throws SQLException {
    String rows =
        "SELECT 'a' AS entity, 'x' AS field, TIMESTAMPTZ '2026-01-01 00:00:00+00' AS"
            + " event_time, '2026-01-03T00:00:00Z' AS knowledge_time, TIMESTAMPTZ"
            + " '2026-01-01 00:00:00+00' AS created_timestamp, 1.5 AS value";
    taken.take(written(rows));
    assertThat(taken.rows())
        .containsExactly("a x 2026-01-01T00:00:00Z known 2026-01-03T00:00:00Z CLAIMED 1.5");
  }

  @Test
  void aTextWithANulKeepsOutItsRowAlone() throws SQLException {
    taken.take(
        written(
            "SELECT CASE i % 97 WHEN 0 THEN 'b' || chr(0) ELSE 'a' END AS entity, 'x' AS field,"
                + " TIMESTAMPTZ '2026-01-01 00:00:00+00' + INTERVAL (i) SECOND AS event_time,"
                + " TIMESTAMPTZ '2026-01-02 00:00:00+00' AS knowledge_time, 1.5 AS value"
                + " FROM range(1, 195) t(i)"));
    assertThat(taken.rows()).hasSize(192);
    assertThat(taken.quarantine())
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).contains("control character"));
  }

  @Test
  void theEndOfAPeriodIsNeverTakenForItsBegin() throws SQLException {
    taken
        .map("knowledge_time=created_timestamp:quarter,entity==a,field==x")
        .zone("UTC")
        .take(
            written(
                "SELECT TIMESTAMPTZ '2026-01-01 00:00:00+00' AS event_time, TIMESTAMPTZ"
                    + " '2026-01-01 00:00:00+00' AS created_timestamp, 1.5 AS value"));
    assertThat(taken.rows()).isEmpty();
    assertThat(taken.quarantine()).singleElement().asString().contains("knowledge_time");
  }

  @Test
  void parquetInsideGzipIsToBeUnpacked() throws Exception {
    Path packed = folder.resolve("t.parquet.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(written("SELECT 'a' AS entity"), out);
    }
    assertThatThrownBy(() -> taken.take(packed))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("t.parquet.gz: is Parquet inside gzip; unpack it (gunzip)");
  }

  @Test
  void countsAreReadInTheUnitOfTheMap() throws SQLException {
    taken
        .map("event_time=t:ms,entity=e,field==x,value=v,knowledge_time=t:ms")
        .take(written("SELECT 'a' AS e, 1786000000123::BIGINT AS t, 2::INTEGER AS v"));
    assertThat(taken.rows())
        .containsExactly("a x 2026-08-06T07:06:40.123Z known 2026-08-06T07:06:40.123Z CLAIMED 2.0");
  }

  @Test
  void aWideRowMayBeARetraction() throws SQLException {
    taken.take(
        written(
            "SELECT 'a' AS entity, TIMESTAMPTZ '2026-01-01 00:00:00Z' AS event_time,"
                + " event_time + to_days(day) AS knowledge_time, foo, retracted FROM (VALUES"
                + " (1, 0.5::DOUBLE, false), (2, NULL, true), (3, 2.5, true))"
                + " AS days (day, foo, retracted)"));
    assertThat(taken.rows())
        .containsExactly(
            "a foo 2026-01-01T00:00:00Z known 2026-01-02T00:00:00Z CLAIMED 0.5",
            "a foo 2026-01-01T00:00:00Z known 2026-01-03T00:00:00Z CLAIMED NaN");
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .startsWith("3 | a retraction has a value: '2.5'");
  }

  @Test
  void aFileThatIsCutOffIsRefusedInOneLine() throws Exception {
    Path file = written("SELECT 'a' AS entity, range AS value FROM range(100000)");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> taken.take(file))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("t.parquet: can't be read as Parquet: ")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  /** What is handed over as a number comes to the same as its text would. */
  @Test
  void numbersComeToWhatTheirTextsSay() throws SQLException {
    String values =
        "unnest(['0.1', '-0.0', '0', '0.0005', '0.001', '0.0009999', '9999999.5', '10000000',"
            + " '1e16', '1.5e300', '5e-324', '123456789012345678', 'nan', 'inf', '-inf', NULL,"
            + " '0.30000000000000004', '7'])";
    String known = ",event_time=t:s,knowledge_time=t:s";
    String rows =
        "SELECT 'a' AS entity, 1700000000 + row_number() OVER () AS t, %s AS value FROM (SELECT %s"
            + " AS value)";

    taken
        .map("entity=entity,field==text" + known)
        .take(written(rows.formatted("CAST(value::DOUBLE AS VARCHAR)", values)));
    List<String> asTexts = taken.rows();
    List<String> textsKeptOut = taken.quarantine();
    taken
        .map("entity=entity,field==real" + known)
        .take(written(rows.formatted("value::DOUBLE", values)));

    assertThat(asTexts).hasSize(14);
    assertThat(taken.rows().stream().filter(row -> row.contains(" real ")))
        .containsExactlyElementsOf(
            asTexts.stream().map(row -> row.replace(" text ", " real ")).toList());
    assertThat(textsKeptOut).hasSize(4);
    assertThat(taken.quarantine().subList(4, 8)).isEqualTo(textsKeptOut);
  }

  @Test
  void aNumberOutsideItsFieldsRangeIsToldAsItIsWritten() throws SQLException {
    taken
        .map("entity=entity,field==bid,event_time=t:s,knowledge_time=t:s,value=value")
        .take(
            written(
                "SELECT 'a' AS entity, 1700000000 AS t, unnest([1.25, 12345678.5, -0.5]::DOUBLE[])"
                    + " AS value"));
    assertThat(taken.quarantine())
        .satisfiesExactly(
            row ->
                assertThat(row).contains("'1.25' is above the max 1").endsWith("a,1700000000,1.25"),
            row -> assertThat(row).contains("'12345678.5' is above").endsWith(",12345678.5"),
            row -> assertThat(row).contains("'-0.5' is below the min 0").endsWith(",-0.5"));
  }

  /** Of the texts of a long column many are known by their place in a list; the others are not. */
  @Test
  void textsComeOutAsTheyAreHoweverOftenTheyDo() throws SQLException {
    taken
        .map("entity=e,field==x,event_time=t:s,knowledge_time=t:s,value=v")
        .take(
            written(
                "SELECT CASE WHEN range % 97 = 96 THEN CASE range % 3 WHEN 0 THEN 'it''s' WHEN 1"
                    + " THEN 'Zürich \"1\", a' ELSE '' END WHEN range = 5 THEN NULL WHEN range = 6"
                    + " THEN 'once' WHEN range % 2 = 0 THEN 'it''s' ELSE 'odd' END AS e, 1700000000"
                    + " + range AS t, range AS v FROM range(1000)"));
    assertThat(taken.result().stored()).isEqualTo(996);
    assertThat(taken.rows())
        .hasSize(996)
        .contains("once x 2023-11-14T22:13:26Z known 2023-11-14T22:13:26Z CLAIMED 6.0")
        .contains("it's x 2023-11-14T22:13:20Z known 2023-11-14T22:13:20Z CLAIMED 0.0")
        .contains("odd x 2023-11-14T22:13:21Z known 2023-11-14T22:13:21Z CLAIMED 1.0")
        .contains(
            "Zürich \"1\", a x 2023-11-14T22:16:33Z known 2023-11-14T22:16:33Z CLAIMED 193.0");
    assertThat(taken.quarantine())
        .hasSize(4)
        .allSatisfy(row -> assertThat(row).contains("entity is missing"))
        .first()
        .asString()
        .startsWith("6 | ");
  }

  /** Which is what the file's reader calls the places of its rows. */
  @ParameterizedTest
  @ValueSource(strings = {"file_row_number", "File_Row_Number"})
  void aColumnMayBeCalledAsItsReaderCallsThePlacesOfRows(String name) throws SQLException {
    taken
        .map("entity=" + name + ",field==x,event_time=t:s,knowledge_time=t:s,value=v")
        .take(
            written(
                "SELECT 'e' || range % 2 AS "
                    + name
                    + ", 1700000000 + range AS t, range AS v FROM range(200)"));
    assertThat(taken.quarantine()).isEmpty();
    assertThat(taken.rows())
        .hasSize(200)
        .contains("e0 x 2023-11-14T22:14:56Z known 2023-11-14T22:14:56Z CLAIMED 96.0")
        .contains("e1 x 2023-11-14T22:14:57Z known 2023-11-14T22:14:57Z CLAIMED 97.0");
  }

  @Test
  void aWideTableHasAColumnOfAnyTypePerField() throws SQLException {
    taken
        .map("entity=e")
        .take(
            written(
                "SELECT 'a' AS e, TIMESTAMPTZ '2026-01-01 00:00:00+00' + INTERVAL (range) SECOND AS"
                    + " event_timestamp, TIMESTAMPTZ '2026-01-02 00:00:00+00' AS created_timestamp,"
                    + " CASE range WHEN 1 THEN NULL ELSE range + 0.5::DOUBLE END AS x, '0.' || range"
                    + " AS y, range AS z FROM range(1, 3)"));
    assertThat(taken.quarantine()).isEmpty();
    assertThat(taken.rows())
        .containsExactlyInAnyOrder(
            "a y 2026-01-01T00:00:01Z known 2026-01-02T00:00:00Z CLAIMED 0.1",
            "a z 2026-01-01T00:00:01Z known 2026-01-02T00:00:00Z CLAIMED 1.0",
            "a x 2026-01-01T00:00:02Z known 2026-01-02T00:00:00Z CLAIMED 2.5",
            "a y 2026-01-01T00:00:02Z known 2026-01-02T00:00:00Z CLAIMED 0.2",
            "a z 2026-01-01T00:00:02Z known 2026-01-02T00:00:00Z CLAIMED 2.0");
    assertThat(taken.result().notes()).contains("left out: 1 empty cell");
  }

  @Test
  void timesOfAClockAreReadInTheZoneThatIsGiven() throws SQLException {
    String rows =
        "SELECT 'a' AS entity, 'x' AS field, unnest([TIMESTAMP_NS '2026-03-08 01:59:59.999999999',"
            + " TIMESTAMP_NS '2026-03-08 02:30:00', TIMESTAMP_NS '1969-12-31 23:59:59']) AS"
            + " event_time, TIMESTAMP '2026-03-09 00:00:00.5' AS knowledge_time, 1 AS value";
    taken.zone("America/New_York").take(written(rows));
    assertThat(taken.rows())
        .containsExactly(
            "a x 1970-01-01T04:59:59Z known 2026-03-09T04:00:00.500Z CLAIMED 1.0",
            "a x 2026-03-08T06:59:59.999999999Z known 2026-03-09T04:00:00.500Z CLAIMED 1.0");
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .contains("America/New_York")
        .endsWith("a,x,2026-03-08 02:30:00,2026-03-09 00:00:00.5,1");

    taken.zone("+02:00").named("b", null).map("entity==b").take(written(rows));
    assertThat(taken.rows())
        .contains(
            "b x 1969-12-31T21:59:59Z known 2026-03-08T22:00:00.500Z CLAIMED 1.0",
            "b x 2026-03-08T00:30:00Z known 2026-03-08T22:00:00.500Z CLAIMED 1.0");
  }

  /** As pandas writes them: nanoseconds, adjusted to UTC. */
  @Test
  void nanosecondsOfAnInstantAreKept() throws SQLException {
    taken.take(
        written(
            "SELECT 'a' AS entity, 'x' AS field, TIMESTAMPTZ_NS '2026-01-01 00:00:00.000000001+00'"
                + " AS event_time, TIMESTAMPTZ_NS '2026-01-01 01:00:00.123456789+01' AS"
                + " knowledge_time, 1.5 AS value"));
    assertThat(taken.rows())
        .containsExactly(
            "a x 2026-01-01T00:00:00.000000001Z known 2026-01-01T00:00:00.123456789Z CLAIMED 1.5");
  }

  @Test
  void aFileThatBreaksOffInTheMiddleIsRefused() throws Exception {
    Path file = written("SELECT 'e-' || range AS entity, range AS value FROM range(300000)");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + bytes.length / 10, (byte) 0xff);
    Files.write(file, bytes);
    assertThatThrownBy(
            () ->
                taken
                    .map(
                        "entity=entity,field==x,event_time=value:ns,knowledge_time=value:ns,value=value")
                    .take(file))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("t.parquet: can't be read as Parquet: ")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    assertThat(taken.rows()).isEmpty();
  }
}
