package io.asofguard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.durability.TestStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources of one file that differ about one key: the later line answers, and it is said. */
class ContestedKeysTest {
  private static final String T1 = "2026-01-01T00:00:00Z";
  private static final String T2 = "2026-01-02T00:00:00Z";

  private TestStore given;

  @BeforeEach
  void open(@TempDir Path folder) {
    given = new TestStore(folder);
  }

  @AfterEach
  void close() {
    given.close();
  }

  private static String row(String source, String time, String value) {
    return "%s,e,f,,%s,%s,%s,%s"
        .formatted(source, time, time, value, value.isEmpty() ? "true" : "");
  }

  @Test
  void theLaterLineAnswersWhateverItsSource() {
    ImportResult done =
        given.imports(
            row("a", T1, "0.1"), row("b", T2, "0.4"), row("b", T1, "0.2"), row("a", T2, "0.3"));

    assertThat(given.read("e", "f", T1)).isEqualTo("0.2");
    assertThat(given.read("e", "f", T2)).isEqualTo("0.3");
    assertThat(done.stored()).isEqualTo(4);
    assertThat(done.notes())
        .containsExactly(
            "at 2 keys (series, event time, knowledge time) sources differ: the later line answers"
                + " a read of all sources");
  }

  @Test
  void aRetractionDiffersFromAValue() {
    ImportResult done = given.imports(row("a", T1, "0.1"), row("b", T1, ""));

    assertThat(given.read("e", "f", T1)).isEqualTo("UNKNOWN");
    assertThat(done.notes()).singleElement().asString().startsWith("at 1 key (");
  }

  @Test
  void sourcesThatAgreeAreNotNamed() {
    assertThat(given.imports(row("a", T1, "0"), row("b", T1, "-0")).notes()).isEmpty();
    assertThat(given.imports(row("a", T2, ""), row("b", T2, "")).notes()).isEmpty();
  }

  @Test
  void aLineThatIsSupersededContestsNothing() {
    assertThat(given.imports(row("b", T1, "0.2"), row("a", T1, "0.1"), row("b", T1, "0.1")).notes())
        .noneMatch(note -> note.contains("sources differ"));
  }

  @Test
  void theSameFileAgainSaysNothing() {
    String[] rows = {row("a", T1, "0.1"), row("b", T1, "0.2")};
    given.imports(rows);

    assertThat(given.imports(rows).notes()).isEmpty();
    assertThat(given.read("e", "f", T1)).isEqualTo("0.2");
  }

  @Test
  void aLineThatALaterOneOverrulesWithAnotherValueIsTold() {
    ImportResult done =
        given.imports(
            row("a", T2, "0.5"),
            row("a", T1, "0.1"),
            row("a", T1, "0.1"),
            row("a", T1, "0.0002"),
            row("a", T2, ""));

    assertThat(done.superseded()).isEqualTo(3);
    assertThat(given.read("e", "f", T1)).isEqualTo("2.0E-4");
    assertThat(done.notes())
        .containsExactly(
            "2 lines have another value than a later line of the same key (source, series, event"
                + " time, knowledge time), and the last one counts: first e f of"
                + " 2026-01-01T00:00:00Z, known 2026-01-01T00:00:00Z: 0.1 at line 4, 0.0002 at line"
                + " 5");
  }

  @Test
  void anOverruledNumberOfThreeHundredDigitsIsToldShortly() {
    assertThat(given.imports(row("a", T1, "1e308"), row("a", T1, "-1e-300")).notes())
        .singleElement()
        .asString()
        .endsWith(": 1.0E308 at line 2, -1.0E-300 at line 3");
  }

  @Test
  void aLineThatComesAgainAsItWasIsNotTold() {
    assertThat(given.imports(row("a", T1, "0"), row("a", T1, "-0")).notes()).isEmpty();
  }
}
