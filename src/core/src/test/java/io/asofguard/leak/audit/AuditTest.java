package io.asofguard.leak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.api.Series;
import io.asofguard.conformance.Fact;
import io.asofguard.conformance.Plan;
import io.asofguard.conformance.Row;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.ViewOptions;
import io.asofguard.ingest.BadFileException;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import io.asofguard.leak.Check;
import io.asofguard.leak.Finding;
import io.asofguard.leak.LeakReport;
import io.asofguard.leak.Rule;
import io.asofguard.leak.Verdict;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import io.asofguard.store.StoreDriver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verdicts on single rows, and which of them makes what of a file. */
class AuditTest {
  private static final long NOW = 1_000;
  private static final String HEADER = "entity,at,value,written";
  private static final AuditColumns COLUMNS =
      new AuditColumns(EntityTemplate.column("entity"), "value", "at", "written", null);

  @TempDir Path folder;
  private Store store;
  private StoreDriver driver;

  /** e/x: 0.25 from 10, 0.5 from 20, 0.125 from 30; a wall at 100 that is known at 50. */
  @BeforeEach
  void write() {
    store = Store.open(folder, StoreClock.fixed(NOW));
    driver = new StoreDriver(store);
    driver.observations(
        List.of(
            row("e/x", 10, 0.25), row("e/x", 20, 0.5), row("e/x", 30, 0.125), row("f/y", 5, 3)));
    driver.milestones(List.of(new Fact("e", "e/x", MilestoneKind.EVENT_END, 100L, 50, null)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void theFirstThatHoldsIsTheVerdict() {
    assertThat(verdicts(line("e/x", 100, "", 100))).containsExactly(RowVerdict.NO_VALUE);
    assertThat(verdicts(line("e/x", 100, "NaN", 100))).containsExactly(RowVerdict.NO_VALUE);
    assertThat(verdicts(line("e/z", 100, "0.5", 100))).containsExactly(RowVerdict.NO_DATA);
    assertThat(verdicts(line("e/x", 100, "0.125", 100))).containsExactly(RowVerdict.AFTER_WALL);
    assertThat(verdicts(line("e/x", 99, "0.125", 100))).containsExactly(RowVerdict.LATE_WRITE);
    assertThat(verdicts(line("e/x", 99, "0.125", 99))).containsExactly(RowVerdict.OK);
    assertThat(verdicts("e/x," + at(99) + ",0.125,")).containsExactly(RowVerdict.OK);
    assertThat(verdicts(line("e/x", 29, "0.5", 99))).containsExactly(RowVerdict.OK);
    assertThat(verdicts(line("e/x", 30, "0.5", 99))).containsExactly(RowVerdict.OUTDATED);
    assertThat(verdicts(line("e/x", 29, "0.125", 99))).containsExactly(RowVerdict.MATCHES_LATER);
    assertThat(verdicts(line("e/x", 9, "0.25", 99))).containsExactly(RowVerdict.MATCHES_LATER);
    assertThat(verdicts(line("e/x", 99, "0.3", 99))).containsExactly(RowVerdict.UNPROVABLE);
    assertThat(verdicts(line("f/y", 200, "3", 999))).as("no wall").containsExactly(RowVerdict.OK);
  }

  @Test
  void blanksAroundANameAreNoPartOfIt() {
    assertThat(verdicts(line(" e/x ", 99, " 0.125 ", 99))).containsExactly(RowVerdict.OK);
  }

  @Test
  void aValueThatComesAgainIsInForceAllTheSame() {
    driver.observations(List.of(row("e/x", 40, 0.5)));
    assertThat(verdicts(line("e/x", 25, "0.5", 25))).containsExactly(RowVerdict.OK);
    assertThat(verdicts(line("e/x", 35, "0.5", 35))).containsExactly(RowVerdict.OUTDATED);
  }

  @Test
  void aWallThatWasNotKnownHasARuleOfItsOwn() {
    driver.milestones(List.of(new Fact("e", "e/x", MilestoneKind.CLOSED, 60L, 80, null)));
    AuditedRow between = audited(line("e/x", 70, "0.125", 70)).get(0);
    assertThat(between.verdict().text()).isEqualTo("AFTER_WALL");
    assertThat(between.verdict().rule()).isEqualTo(Rule.FILE_AFTER_UNKNOWN_WALL);
    assertThat(between.knowable()).isNaN();
    assertThat(audited(line("e/x", 80, "0.125", 80)).get(0).verdict().rule())
        .isEqualTo(Rule.FILE_AFTER_WALL);
    assertThat(verdict(line("e/x", 70, "0.125", 70))).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(line("e/x", 70, "0.125", 70), line("e/x", 80, "0.125", 80)))
        .isEqualTo(Verdict.LEAK);
  }

  @Test
  void aRowSaysWhatWasKnowableAndWhenItsValueWasKnown() {
    AuditedRow later = audited(line("e/x", 29, "0.125", 29)).get(0);
    assertThat(later.knowable()).isEqualTo(0.5);
    assertThat(later.first()).isEqualTo(new FirstKnown(30, 30));
    assertThat(later.excess()).hasNanos(1);
    assertThat(later.prediction().line()).isEqualTo(2);
    AuditedRow known = audited(line("e/x", 30, "0.25", 30)).get(0);
    assertThat(known.first()).isEqualTo(new FirstKnown(10, 10));
    assertThat(known.excess()).isNull();
    assertThat(audited(line("e/x", 30, "0.9", 30)).get(0).first()).isNull();
  }

  @Test
  void whatARowMakesOfTheFile() {
    assertThat(verdict(line("e/x", 29, "0.5", 29), line("e/x", 30, "", 30)))
        .isEqualTo(Verdict.CLEAN);
    assertThat(verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(verdict(line("e/x", 30, "0.5", 30))).isEqualTo(Verdict.CLEAN);
    for (String doubt :
        List.of(line("e/x", 9, "0.25", 9), line("e/x", 9, "0.3", 9), line("e/z", 9, "0.3", 9))) {
      assertThat(verdict(doubt)).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(verdict(doubt, line("e/x", 99, "0.5", 100))).isEqualTo(Verdict.LEAK);
    }
  }

  /** Ten rows that fall one way are the least that rule out chance at one in a thousand. */
  @Test
  void manyLaterMatchesWithoutMirrorsAreALeak() {
    driver.observations(LongStream.range(1, 11).mapToObj(i -> row("g/" + i, 10, 0.3)).toList());
    driver.observations(LongStream.range(1, 11).mapToObj(i -> row("g/" + i, 20, 0.4)).toList());
    List<String> lines = new ArrayList<>();
    for (int i = 1; i < 10; i++) {
      lines.add(line("g/" + i, 15, "0.4", 15));
    }
    lines.add(line("g/1", 5, "0.3", 5));
    assertThat(verdicts(lines.toArray(String[]::new))).containsOnly(RowVerdict.MATCHES_LATER);
    lines.add(line("g/10", 15, "0.4", 15));
    assertThat(verdicts(lines.toArray(String[]::new)))
        .as("and a row before the first price takes the file's verdict")
        .containsOnly(RowVerdict.LEAK);
    driver.observations(List.of(row("g/10", 30, 0.2)));
    assertThat(verdicts(lines.toArray(String[]::new)))
        .as("a mirror that comes up too tells nothing")
        .containsOnly(RowVerdict.MATCHES_LATER);
  }

  @Test
  void whatABackfillReplacedIsThereAtItsSnapshot() {
    driver.stage(new Plan("p", "a", "e/x", null, 25, 35, List.of(row("e/x", 30, 0.75))));
    driver.publish("p");
    assertThat(verdicts(line("e/x", 30, "0.125", 30))).containsExactly(RowVerdict.UNPROVABLE);
    assertThat(rows(new ViewOptions(2L, false, null, Basis.ASSUMED), line("e/x", 30, "0.125", 30)))
        .extracting(AuditedRow::verdict)
        .containsExactly(RowVerdict.OK);
  }

  @Test
  void otherSourcesAreLeftOutIfAsked() {
    ViewOptions other = new ViewOptions(null, false, "b", Basis.ASSUMED);
    assertThat(rows(other, line("e/x", 30, "0.125", 30)))
        .extracting(AuditedRow::verdict)
        .containsExactly(RowVerdict.NO_DATA);
  }

  @Test
  void aTolerantAuditTakesRoundedValues() {
    String rounded = line("e/x", 30, "0.13", 30);
    assertThat(verdicts(rounded)).containsExactly(RowVerdict.UNPROVABLE);
    try (Audited tolerant = audit(ViewOptions.NEWEST, 0.005, List.of(rounded))) {
      assertThat(tolerant.counts()).containsOnlyKeys(RowVerdict.OK);
    }
    try (Audited tight = audit(ViewOptions.NEWEST, 0.0049, List.of(rounded))) {
      assertThat(tight.counts()).containsOnlyKeys(RowVerdict.UNPROVABLE);
    }
  }

  @Test
  void whatIsNoPredictionIsRefusedWithItsLine() {
    assertThatThrownBy(() -> verdicts("e/x,yesterday,0.5,"))
        .isInstanceOf(BadFileException.class)
        .hasMessageStartingWith("test.csv:2: at: not a time");
    assertThatThrownBy(() -> verdicts(line("e/x", 1, "0.5", 1), line("e/x", 1, "high", 1)))
        .hasMessageContaining("test.csv:3: value is not a number: 'high'");
    assertThatThrownBy(() -> verdicts(line("e/x", 1, "Infinity", 1)))
        .hasMessageContaining("not a number");
    assertThatThrownBy(() -> verdicts(line(" ", 1, "0.5", 1)))
        .hasMessageContaining("test.csv:2: entity is empty");
    assertThatThrownBy(() -> verdicts(line("e/x", 1001, "0.5", 1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("test.csv:2: at lies after now");
    assertThatThrownBy(() -> audit(ViewOptions.NEWEST, -1, List.of()))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void entitiesArePutTogetherFromColumns() {
    AuditColumns columns =
        new AuditColumns(EntityTemplate.parse("{event}/{bucket}"), "value", "at", null, null);
    Lines lines = new TableLines("bucket,value,at,event", List.of("x,0.5," + at(29) + ",e"));
    try (AsOfGuard guard = AsOfGuard.over(Store.open(folder, StoreClock.fixed(NOW)));
        Audited audited =
            new Audit(guard.edition(ViewOptions.NEWEST), Map.of(), "market_mid", 1e-9)
                .of(lines, columns, NOW)) {
      assertThat(audited.counts()).containsOnlyKeys(RowVerdict.OK);
    }
    for (String bad : List.of("event", "{event", "{}", "a}b")) {
      assertThatThrownBy(() -> EntityTemplate.parse(bad)).isInstanceOf(RefusedException.class);
    }
    assertThatThrownBy(() -> new PredictionReader(lines, COLUMNS, NOW))
        .hasMessage("test.csv has no column 'entity'; it has bucket, value, at, event");
  }

  @Test
  void aReportHasACheckPerEntityAndAFindingPerRow() {
    List<String> lines =
        List.of(
            line("e/x", 29, "0.5", 29),
            line("e/x", 150, "0.125", 150),
            line("e/z", 29, "0.5", 29),
            line("e/x", 99, "0.125", 120));
    try (Audited audited = audit(ViewOptions.NEWEST, 1e-9, lines)) {
      LeakReport report = AuditReport.of(audited, 3);
      assertThat(report.subject()).isEqualTo("test.csv");
      assertThat(report.checks()).extracting(Check::name).containsExactly("e/x", "e/z");
      Check first = report.checks().get(0);
      assertThat(first.count()).isEqualTo(2);
      assertThat(first.evidence()).containsExactly("3 rows: 1 AFTER_WALL, 1 LATE_WRITE, 1 OK");
      Finding finding = first.findings().get(0);
      assertThat(first.findings()).hasSize(2);
      assertThat(finding.message())
          .isEqualTo(
              "e/x = 0.125 at 1970-01-01T00:00:00.000000150Z stands PT0.00000005S after the wall"
                  + " (event_end 1970-01-01T00:00:00.000000100Z)");
      assertThat(finding.place()).hasToString("test.csv:3");
      assertThat(finding.key()).isEqualTo("PIT061 test.csv e/x market_mid");
      assertThat(report.checks().get(1).findings().get(0).key())
          .as("accepts one series without data, not all")
          .isEqualTo("PIT066 test.csv e/z market_mid");
    }
  }

  private List<RowVerdict> verdicts(String... lines) {
    return audited(lines).stream().map(AuditedRow::verdict).toList();
  }

  private List<AuditedRow> audited(String... lines) {
    return rows(ViewOptions.NEWEST, lines);
  }

  private List<AuditedRow> rows(ViewOptions options, String... lines) {
    List<AuditedRow> rows = new ArrayList<>();
    try (Audited audited = audit(options, 1e-9, List.of(lines))) {
      audited.forEach(rows::add);
    }
    return rows;
  }

  private Verdict verdict(String... lines) {
    try (Audited audited = audit(ViewOptions.NEWEST, 1e-9, List.of(lines))) {
      return audited.verdict();
    }
  }

  private Audited audit(ViewOptions options, double tolerance, List<String> lines) {
    AsOfGuard guard = AsOfGuard.over(store);
    return new Audit(guard.edition(options), Map.of(), "market_mid", tolerance)
        .of(new TableLines(HEADER, lines), COLUMNS, NOW);
  }

  private static String line(String entity, long at, String value, long written) {
    return entity + "," + at(at) + "," + value + "," + at(written);
  }

  private static String at(long nanos) {
    return Nanos.toInstant(nanos).toString();
  }

  private static Row row(String entity, long at, double value) {
    return new Row("a", new Series(entity, "market_mid"), null, at, at, value, Basis.CLAIMED);
  }
}
