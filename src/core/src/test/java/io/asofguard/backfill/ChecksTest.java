package io.asofguard.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.durability.TestStore;
import io.asofguard.ingest.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is allowed and yet often a mistake is said with its figures. */
class ChecksTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final int ROWS = 40;
  private TestStore given;
  private int plans;

  @BeforeEach
  void aGridOfFiveMinutes(@TempDir Path folder) {
    given = new TestStore(folder);
    given.imports(rows(i -> true, i -> value(i), i -> 10));
  }

  @AfterEach
  void close() {
    given.close();
  }

  /** Up and down by a hundredth. */
  private static double value(int i) {
    return i % 2 == 0 ? 0.5 : 0.51;
  }

  private static Instant at(int i) {
    return FIRST.plus(Duration.ofMinutes(5L * i));
  }

  private static String[] rows(
      IntFunction<Boolean> kept, IntFunction<Double> value, IntFunction<Integer> lagSeconds) {
    return rows(kept, value, (i, event) -> event.plusSeconds(lagSeconds.apply(i)));
  }

  private interface Known {
    Instant at(int i, Instant event);
  }

  private static String[] rows(IntFunction<Boolean> kept, IntFunction<Double> value, Known known) {
    return IntStream.range(0, ROWS)
        .filter(i -> kept.apply(i))
        .mapToObj(i -> "s,e/a,mid,,%s,%s,%s,".formatted(at(i), known.at(i, at(i)), value.apply(i)))
        .toArray(String[]::new);
  }

  private List<String> found(String... rows) {
    String name = "b" + ++plans;
    StagePlan plan = new StagePlan(name, "s", null, null, Long.MIN_VALUE, Long.MAX_VALUE, "mend");
    given.stage(plan, rows);
    List<String> lines = new ArrayList<>();
    new Comparisons(given.store())
        .check(name, Progress.NONE)
        .forEach(
            warning ->
                lines.add(warning.check().id() + " " + warning.count() + ": " + warning.figures()));
    return lines;
  }

  @Test
  void theSameEditionGivesNoWarning() {
    assertThat(found(rows(i -> true, i -> value(i), i -> 10))).isEmpty();
  }

  @Test
  void rowsThatAreFarFewer() {
    assertThat(found(rows(i -> i % 2 == 0, i -> 0.5, i -> 10)))
        .containsExactly("row-count 20: 20 rows, live are 40");
    assertThat(found(rows(i -> i > 0, i -> value(i), i -> 10))).isEmpty();
  }

  @Test
  void eachRowTwice() {
    String[] once = rows(i -> true, i -> 0.5, i -> 10);
    String[] shifted = rows(i -> true, i -> 0.5, i -> 10);
    for (int i = 0; i < ROWS; i++) {
      shifted[i] = shifted[i].replace(":00Z", ":01Z").replace(":10Z", ":11Z");
    }
    assertThat(found(Stream.of(once, shifted).flatMap(Stream::of).toArray(String[]::new)))
        .contains("row-count 80: 80 rows, live are 40");
  }

  @Test
  void aFetchThatEndedEarlyOrBeganLate() {
    assertThat(found(rows(i -> i < 30, i -> value(i), i -> 10)))
        .containsExactly("holes 1: 1, live has 0; the longest is PT50M after 2026-01-01T02:25:00Z");
    assertThat(found(rows(i -> i >= 12, i -> value(i), i -> 10)))
        .containsExactly("holes 1: 1, live has 0; the longest is PT1H after 2026-01-01T00:00:00Z");
  }

  @Test
  void holesThatTheLiveEditionHasNot() {
    assertThat(found(rows(i -> i < 10 || i >= 22, i -> value(i), i -> 10)))
        .containsExactly(
            "holes 1: 1, live has 0; the longest is PT1H5M after 2026-01-01T00:45:00Z");
  }

  @Test
  void aJump() {
    assertThat(found(rows(i -> true, i -> i == 20 ? 0.9 : value(i), i -> 11)))
        .containsExactly("jump 1: 0.39 at 2026-01-01T01:40:00Z, live the largest is 0.01");
  }

  @Test
  void aJumpOfASeriesThatIsNew() {
    String[] rows = rows(i -> true, i -> i == 20 ? 9.0 : value(i), i -> 10);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = rows[i].replace("e/a", "e/new");
    }
    assertThat(found(rows))
        .contains("row-count 0: 0 rows, live are 40")
        .anyMatch(line -> line.startsWith("jump 1: 8.49 at 2026-01-01T01:40:00Z, the usual one"));
  }

  @Test
  void knowledgeThatEqualsTheEventTimes() {
    assertThat(found(rows(i -> true, i -> value(i), i -> 0)))
        .containsExactly(
            "known-at-event 40: 40 rows", "known-earlier 40: 40 of 40 rows, by up to PT10S");
  }

  @Test
  void knowledgeOfOneInstant() {
    Instant export = at(ROWS);
    assertThat(found(rows(i -> true, i -> value(i), (i, event) -> export)))
        .containsExactly("known-at-once 40: 40 rows, all known at " + export);
  }

  @Test
  void restatedHistoryThatWouldLookAsIfKnownThen() {
    assertThat(found(rows(i -> true, i -> value(i), i -> i < 3 ? 4 : 10)))
        .containsExactly("known-earlier 3: 3 of 40 rows, by up to PT6S");
  }

  @Test
  void valuesThatChangeInPlace() {
    assertThat(found(rows(i -> true, i -> i == 7 ? 0.505 : value(i), i -> 10)))
        .containsExactly("restated-in-place 1: 1 of 40 rows");
  }

  @Test
  void ofSeveralSeriesTheWorstIsNamed() {
    given.imports(rows("e/b"));
    String[] staged = new String[2 * ROWS];
    for (int i = 0; i < ROWS; i++) {
      staged[i] = rows(k -> true, k -> value(k), k -> 9)[i];
      staged[ROWS + i] = rows(k -> true, k -> value(k), k -> 2)[i].replace("e/a", "e/b");
    }
    given.stage(
        new StagePlan("b", "s", null, null, Long.MIN_VALUE, Long.MAX_VALUE, "mend"), staged);
    List<Warning> warnings = new Comparisons(given.store()).check("b", Progress.NONE);
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0).line())
        .startsWith("known-earlier: rows are known earlier than those that they replace")
        .endsWith("; in 2 series, most in e/a mid: 40 of 40 rows, by up to PT1S");
  }

  private static String[] rows(String entity) {
    String[] rows = rows(i -> true, i -> value(i), i -> 10);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = rows[i].replace("e/a", entity);
    }
    return rows;
  }
}
