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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void aFileThatIsCutOffIsRefusedInOneLine() throws Exception {
    Path file = written("SELECT 'a' AS entity, range AS value FROM range(100000)");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> taken.take(file))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("t.parquet: can't be read as Parquet: ")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
