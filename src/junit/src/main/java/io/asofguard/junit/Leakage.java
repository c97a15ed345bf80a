package io.asofguard.junit;

import io.asofguard.api.Forecaster;
import io.asofguard.law.Counted;
import io.asofguard.leak.Check;
import io.asofguard.leak.CutoffText;
import io.asofguard.leak.FailureText;
import io.asofguard.leak.LeakPlan;
import io.asofguard.leak.LeakReport;
import io.asofguard.leak.LeakTest;
import io.asofguard.leak.Reproduction;
import io.asofguard.leak.Subject;
import io.asofguard.leak.Verdict;
import io.asofguard.store.StoreClock;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Leakage tests inside any test.
 *
 * <pre>{@code
 * assertNoLeak(Model.class).on(Path.of("asof-store"))
 *     .event("april-3-10", "2026-04-04T00:00:00Z..2026-04-10T00:00:00Z@PT6H")
 *     .holds();
 * }</pre>
 *
 * <p>Used by one thread.
 */
public final class Leakage {
  private final Subject subject;
  private Supplier<Fixture> fixture = () -> Fixture.store(Path.of("asof-store"));
  private String event = "";
  private String cutoffs = "";
  private Set<String> detectors = Set.of();
  private long seed = 1;
  private int boundaries = LeakPlan.BOUNDARIES;

  private Leakage(Subject subject) {
    this.subject = subject.testedBy(Leakage.class);
  }

  /**
   * A forecaster by its class: loaded anew for each run, with all code in its own folder or jar and
   * in folders of the class path, so that static fields don't survive.
   *
   * @param type has a constructor without parameters
   * @return a test that is not complete yet
   */
  public static Leakage assertNoLeak(Class<? extends Forecaster> type) {
    return new Leakage(Subject.of(type));
  }

  /**
   * Forecasters that the caller makes, such as lambdas. Whatever static fields their code has
   * outlive every run. Of a lambda, the static rules judge the class that wrote it down, and
   * nothing that it calls in another folder: to have that judged as well, name a class.
   *
   * @param maker makes them
   * @return a test that is not complete yet
   */
  public static Leakage assertNoLeak(Supplier<Forecaster> maker) {
    return new Leakage(Subject.of("the forecaster", maker));
  }

  /**
   * A store that is there.
   *
   * @param store its folder, which is only read
   * @return this
   */
  public Leakage on(Path store) {
    fixture = () -> Fixture.store(store);
    return this;
  }

  /**
   * A store of its own for each run, of files as {@code asof import} takes them.
   *
   * @param files in this order
   * @return this
   */
  public Leakage onFiles(Path... files) {
    List<Path> inOrder = List.of(files);
    fixture = () -> Fixture.files(inOrder);
    return this;
  }

  /**
   * What is asked.
   *
   * @param name the event's name
   * @param at {@code FROM..TO@PT6H}, or instants with commas between
   * @return this
   */
  public Leakage event(String name, String at) {
    event = name;
    cutoffs = at;
    return this;
  }

  /**
   * Only some detectors.
   *
   * @param names out of {@link LeakPlan#ALL}
   * @return this
   */
  public Leakage detectors(String... names) {
    detectors = new LinkedHashSet<>(List.of(names));
    return this;
  }

  /**
   * Another seed than 1.
   *
   * @param number any
   * @return this
   */
  public Leakage seed(long number) {
    seed = number;
    return this;
  }

  /**
   * Fewer changes of inputs than all, evenly spread, to test truncation around.
   *
   * @param number 0 or more; each costs six forecasts
   * @return this
   */
  public Leakage boundaries(int number) {
    boundaries = number;
    return this;
  }

  /**
   * Runs the test. The system properties {@code asof.leak.detector} and {@code asof.leak.cutoff},
   * as the command that is told with each finding sets them, narrow it down to one case.
   *
   * @throws IllegalArgumentException if a row of {@link #onFiles} fails a gate
   * @throws AssertionError unless every detector is {@link Verdict#CLEAN}; it says what was found
   */
  public void holds() {
    String test = RunningTest.name(Leakage.class);
    Reproduction again = (name, cutoff) -> LeakageContext.command(test, name, cutoff);
    try (Fixture on = fixture.get()) {
      LeakReport report =
          new LeakTest(on.folder(), StoreClock.system(), plan(), again).run(subject);
      if (report.verdict() != Verdict.CLEAN) {
        throw new AssertionError(
            report.faults().stream()
                .map(FailureText::of)
                .collect(Collectors.joining("\n\n", text(report), "")));
      }
    }
  }

  private LeakPlan plan() {
    LeakageContext narrowed =
        new LeakageContext(name -> Optional.ofNullable(System.getProperty(name)));
    return new LeakPlan(
        event,
        CutoffText.parse(narrowed.cutoffs(cutoffs), null),
        narrowed.detectors(detectors),
        seed,
        boundaries);
  }

  private static String text(LeakReport report) {
    long doubts =
        report.checks().stream()
            .map(Check::verdict)
            .filter(verdict -> verdict == Verdict.INCONCLUSIVE)
            .count();
    return report.subject()
        + " is "
        + report.verdict()
        + (doubts == 0 ? "" : " (" + Counted.of(doubts, "detector") + " could prove neither)")
        + "\n\n";
  }
}
