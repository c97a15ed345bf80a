package io.asofguard.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.Series;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reports, baselines and SARIF files rely on. */
class FindingTest {

  @Test
  void noTwoRulesShareAnId() {
    assertThat(Arrays.stream(Rule.values()).map(Rule::id))
        .doesNotHaveDuplicates()
        .isSorted()
        .allMatch(id -> id.matches("PIT\\d{3}"));
  }

  @Test
  void aLeakOutweighsDoubtAndDoubtOutweighsClean() {
    assertThat(Verdict.of(List.of(Verdict.CLEAN, Verdict.INCONCLUSIVE, Verdict.LEAK)))
        .isEqualTo(Verdict.LEAK);
    assertThat(Verdict.of(List.of(Verdict.CLEAN, Verdict.INCONCLUSIVE)))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Verdict.of(List.of(Verdict.CLEAN))).isEqualTo(Verdict.CLEAN);
    assertThat(Verdict.of(List.of(Verdict.CLEAN, Verdict.NOT_RUN))).isEqualTo(Verdict.CLEAN);
    assertThat(Verdict.of(List.of(Verdict.NOT_RUN))).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Verdict.of(List.of())).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void aKeyOutlivesEditsOfTheLineTheCutoffAndTheValue() {
    Finding finding =
        Finding.of(Rule.POISON, "it moved")
            .about(new Datum(Series.of("e/x", "mid"), 0.5, 10, 11), null)
            .in(new Place("Model.java", 12, "com.acme.Model.forecast"))
            .at(5);
    assertThat(finding.key()).isEqualTo("PIT005 com.acme.Model.forecast");
    assertThat(finding.in(new Place("Model.java", 99, "com.acme.Model.forecast")).at(7).key())
        .isEqualTo(finding.key());
    assertThat(
            Finding.of(Rule.FILE_LEAK, "x")
                .of("e/x mid")
                .about(new Datum(Series.of("e/x", "mid"), 0.5, 10, 11), null)
                .in(Place.of("p.csv", 3))
                .key())
        .isEqualTo("PIT060 p.csv e/x mid");
  }

  @Test
  void withoutALineOfCodeTheKeyNamesTheForecasterAndTheEntity() {
    Finding finding = Finding.of(Rule.REFUSAL, "x").of("com.acme.Model");
    assertThat(finding.key()).isEqualTo("PIT030 com.acme.Model");
    assertThat(finding.moved(new Change("e/x", 0.1, 0.2)).of("another").at(7).key())
        .isEqualTo("PIT030 com.acme.Model e/x");
    assertThat(
            Finding.of(Rule.TRUNCATION, "x")
                .of("com.acme.Model")
                .moved(new Change("e/x", 0.1, 0.2))
                .about(new Datum(Series.of("e/y", "mid"), 0.5, 10, 11), null)
                .key())
        .as("whose forecast, whichever value was traced")
        .isEqualTo("PIT004 com.acme.Model e/x");
  }

  @Test
  void aFactSaysOnWhichSideOfTheCutoffAValueWasKnown() {
    long minutes = 60_000_000_000L;
    assertThat(known(0)).endsWith("Z, at the cutoff");
    assertThat(known(-50 * minutes + 392_000_000)).endsWith("Z, PT49M59.608S before the cutoff");
    assertThat(known(30 * minutes)).endsWith("Z, PT30M after the cutoff");
    assertThat(known(Long.MIN_VALUE)).endsWith("Z, PT2562047H47M16.854775808S before the cutoff");
  }

  @Test
  void anotherOrderIsNoChangeOfTheData() {
    assertThat(moved(Rule.ORDER)).isEqualTo("of e/x: 0.1, and 0.2 when asked otherwise");
    assertThat(moved(Rule.STATE)).endsWith(" when asked otherwise");
    assertThat(moved(Rule.POISON)).isEqualTo("of e/x: 0.1, and 0.2 after the change");
  }

  private static String moved(Rule rule) {
    Finding finding = Finding.of(rule, "x").moved(new Change("e/x", 0.1, 0.2));
    return text(finding, "forecast");
  }

  @Test
  void aNoteIsNoViolation() {
    assertThat(told(Rule.PINNED_INPUT)).contains("has often seen the outcome, may not hold (once)");
    assertThat(told(Rule.POISON)).contains("has read that value, was violated (once)");
  }

  private static String told(Rule rule) {
    List<Finding> one = List.of(Finding.of(rule, "x"));
    return FailureText.of(new Check("any", Verdict.LEAK, one, 1, List.of()));
  }

  private static String known(long knowledge) {
    Finding finding =
        Finding.of(Rule.FILE_AFTER_WALL, "x")
            .about(new Datum(Series.of("e/x", "mid"), 0.5, 0, knowledge), null)
            .at(0);
    return text(finding, "known");
  }

  private static String text(Finding finding, String name) {
    return Fact.of(finding).stream()
        .filter(fact -> fact.name().equals(name))
        .map(Fact::text)
        .findFirst()
        .orElseThrow();
  }
}
