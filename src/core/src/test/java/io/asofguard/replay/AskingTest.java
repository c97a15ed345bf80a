package io.asofguard.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Series;
import io.asofguard.api.ViewClosedException;
import io.asofguard.conformance.Fact;
import io.asofguard.conformance.Row;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Read;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import io.asofguard.store.StoreDriver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked at a cutoff, and what counts as an answer. */
class AskingTest {
  private static final Series A = new Series("e/a", "market_mid");

  private final List<Read> reads = new ArrayList<>();
  @TempDir Path folder;
  private AsOfGuard guard;
  private StoreDriver driver;

  @BeforeEach
  void fill() {
    Store store = Store.open(folder, StoreClock.fixed(1_000));
    driver = new StoreDriver(store);
    driver.observations(List.of(row("e/a", "e", 0.25), row("e/b", "e", 0.5), row("w/x", "w", 0.5)));
    driver.milestones(
        List.of(
            new Fact("e", null, MilestoneKind.EVENT_END, 100L, 1, null),
            new Fact("e", "e/a", MilestoneKind.OUTCOME_KNOWN, 50L, 60, null)));
    guard = AsOfGuard.over(store);
  }

  @AfterEach
  void close() {
    guard.close();
  }

  @Test
  void theEntitiesWhoseWallLiesAfterTheCutoffAreAsked() {
    Questions questions = questions("e", 7);
    assertThat(questions.left(49)).containsExactly("e/a", "e/b");
    assertThat(questions.left(50)).containsExactly("e/b");
    assertThat(questions.left(99)).containsExactly("e/b");
    assertThat(questions.left(100)).isEmpty();
  }

  @Test
  void aSeedBelongsToItsQuestion() {
    Question at49 = questions("e", 7).at(49, List.of("e/a"));
    assertThat(questions("e", 7).at(49, List.of("e/a"))).isEqualTo(at49);
    assertThat(questions("e", 7).at(48, List.of("e/a")).seed()).isNotEqualTo(at49.seed());
    assertThat(questions("e", 8).at(49, List.of("e/a")).seed()).isNotEqualTo(at49.seed());
  }

  @Test
  void anEventWithoutAWallIsRefused() {
    assertThatThrownBy(() -> questions("w", 0))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("'w' has no wall")
        .hasMessageContaining("asof milestone w event_end");
    assertThatThrownBy(() -> questions("none", 0)).hasMessageContaining("'none'");
  }

  @Test
  void anAnswerComesInTheQuestionsOrderAndItsReadsAreHeard() {
    Map<String, Double> answer =
        ask((view, q) -> forecast("e/b", 0.75, "e/a", view.latest(A).value()));
    assertThat(answer).isEqualTo(Map.of("e/a", 0.25, "e/b", 0.75));
    assertThat(answer.keySet()).containsExactly("e/a", "e/b");
    assertThat(reads).extracting(Read::entity).containsExactly("e/a");
  }

  @Test
  void theViewEndsWithTheForecast() {
    List<AsOf> kept = new ArrayList<>();
    ask(
        (view, q) -> {
          kept.add(view);
          return forecast("e/a", 0.5, "e/b", 0.5);
        });
    assertThatThrownBy(() -> kept.get(0).latest(A)).isInstanceOf(ViewClosedException.class);
  }

  @Test
  void anAnswerThatIsNoneIsSaidInOneLine() {
    fails((view, q) -> null, "null");
    fails((view, q) -> new Forecast(Map.of()), "lacks e/a: it has 0 values and 2 were asked");
    fails((view, q) -> forecast("e/a", 0.5, "e/x", 0.5), "lacks e/b");
    fails((view, q) -> new Forecast(Map.of("e/a", 0.1, "e/b", 0.2, "z", 0.3)), "z, which was not");
    fails((view, q) -> forecast("e/a", Double.NaN, "e/b", 0.5), "forecast of e/a is NaN");
    fails((view, q) -> forecast("e/a", 0.5, "e/b", 1 / 0.0), "forecast of e/b is Infinity");
    Map<String, Double> holed = new LinkedHashMap<>();
    holed.put("e/a", null);
    fails((view, q) -> new Forecast(holed), "null");
  }

  @Test
  void whatAForecasterThrowsIsNamedWithItsLine() {
    fails(new Throwing(), "java.lang.IllegalStateException: no luck at AskingTest.java:");
    fails(
        (view, q) -> {
          throw new AssertionError("an error, not an exception");
        },
        "an error, not an exception");
  }

  private static final class Throwing implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      throw new IllegalStateException("no luck");
    }
  }

  private void fails(Forecaster forecaster, String why) {
    assertThatThrownBy(() -> ask(forecaster))
        .isInstanceOf(ForecasterException.class)
        .hasMessageContaining(why);
  }

  private Map<String, Double> ask(Forecaster forecaster) {
    Question question = questions("e", 0).at(49, List.of("e/a", "e/b"));
    return new Asking(guard, ViewOptions.NEWEST).ask(forecaster, question, reads::add);
  }

  private Questions questions(String event, long seed) {
    List<String> entities = guard.store().catalog().entities(event, 2);
    return Questions.of(guard.edition(ViewOptions.NEWEST), entities, event, seed);
  }

  private static Forecast forecast(String a, double x, String b, double y) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(a, x);
    values.put(b, y);
    return new Forecast(values);
  }

  private static Row row(String entity, String event, double value) {
    return new Row("s", new Series(entity, "market_mid"), event, 10, 10, value, Basis.CLAIMED);
  }
}
