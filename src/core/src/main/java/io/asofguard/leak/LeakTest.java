package io.asofguard.leak;

import io.asofguard.api.Forecaster;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Law;
import io.asofguard.law.Milestone;
import io.asofguard.law.Nanos;
import io.asofguard.replay.Questions;
import io.asofguard.store.Catalog;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.Forecasts;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tests a forecaster for leaks: the door of this room.
 *
 * <p>The store is copied into a temporary folder, and every run of the forecaster works on that
 * copy, which is altered beyond the cutoff. While a test runs, the system property {@value #PLACE}
 * names the copy. Costs about a dozen runs over the cutoffs, and some microseconds per row of the
 * store that was known after the first cutoff, per kind of alteration. Used by one thread.
 */
public final class LeakTest {
  /** The system property that names the folder of the store that is tested upon. */
  public static final String PLACE = "asof.store";

  private static final StaticCode STATIC = new StaticCode();

  /** Receipts come last, to judge the reads of all runs. */
  private static final List<Detector> DETECTORS =
      List.of(
          new Truncation(),
          new Poison(),
          new Order(),
          new Refusal(),
          STATIC,
          new LateWriting(),
          new Plausibility(),
          new Receipts());

  /**
   * Those that prove nothing if the subject's runs don't, which receipts tell where they are asked.
   */
  private static final Set<String> BY_RUNS = Set.of("truncation", "poison", "order", "refusal");

  private static final Set<String> STAND_ALONE = Set.of("truncation", "poison", "refusal");

  private static final Set<Rule> BACK_DOORS =
      EnumSet.of(
          Rule.REACHES_STORE, Rule.REACHES_JDBC, Rule.REACHES_REFLECTION, Rule.REACHES_FILES);

  /** So many equal runs in a row are no accident. */
  static final int AGREEING = 8;

  private final Path place;
  private final StoreClock clock;
  private final LeakPlan plan;
  private final Reproduction reproduction;

  /**
   * A test on a store.
   *
   * @param place the store's folder; read only, and closed again before the forecaster runs
   * @param clock the store's clock
   * @param plan what to do
   * @param reproduction writes commands for single cases
   */
  public LeakTest(Path place, StoreClock clock, LeakPlan plan, Reproduction reproduction) {
    this.place = place;
    this.clock = clock;
    this.plan = plan;
    this.reproduction = reproduction;
  }

  /**
   * Runs the test.
   *
   * @param subject what is tested
   * @return a check per detector; if the event has no wall on file, none of them but the static one
   *     proves anything, and they say so
   * @throws RefusedException if the event is unknown, a cutoff lies after now, or at none of them
   *     is anything left to ask
   */
  public LeakReport run(Subject subject) {
    String before = System.getProperty(PLACE);
    try (Bench bench = bench()) {
      if (bench == null) {
        return unwalled(subject);
      }
      System.setProperty(PLACE, bench.copy().folder().toString());
      return run(subject, bench, bench.asked(plan.cutoffs()));
    } finally {
      if (before == null) {
        System.clearProperty(PLACE);
      } else {
        System.setProperty(PLACE, before);
      }
    }
  }

  /** No handle of the original stays open: a forecaster that looks for one finds the copy's. */
  private @Nullable Bench bench() {
    refuseFutureCutoffs();
    try (AsOfGuard guard = AsOfGuard.over(Store.open(place, clock))) {
      Edition edition = guard.edition(ViewOptions.NEWEST);
      Catalog catalog = guard.store().catalog();
      List<String> entities = catalog.entities(plan.event(), edition.snapshot());
      if (!entities.isEmpty() && entities.stream().allMatch(e -> edition.wall(e) == null)) {
        return null;
      }
      Questions questions = Questions.of(edition, entities, plan.event(), plan.seed());
      List<Milestone> milestones = catalog.milestones(plan.event(), null, edition.snapshot());
      List<LiveRun> recorded = recorded(guard.store().forecasts());
      long first = first(questions);
      return new Bench(
          AlteredCopy.of(guard.store(), first, plan.seed()), questions, milestones, recorded);
    }
  }

  /** Without a wall nothing says which cutoffs lie before the outcome. */
  private LeakReport unwalled(Subject subject) {
    List<Check> checks = new ArrayList<>();
    for (String name : LeakPlan.ALL) {
      if (!plan.detectors().contains(name)) {
        continue;
      }
      if (name.equals(STATIC.name())) {
        checks.add(placed(STATIC.check(subject), null, subject.name(), false));
        continue;
      }
      Checks doubt = new Checks(name);
      doubt.doubt(
          "event '"
              + plan.event()
              + "' has no wall on file, so nothing says which cutoffs lie before its outcome:"
              + " declare one with asof milestone "
              + plan.event()
              + " event_end --at TS");
      checks.add(doubt.done());
    }
    return new LeakReport(subject.name(), checks);
  }

  private List<LiveRun> recorded(Forecasts ledger) {
    List<LiveRun> recorded = new ArrayList<>();
    for (ForecastRun run : ledger.runs()) {
      if (run.isLive() && run.event().equals(plan.event())) {
        List<ForecastCall> calls = new ArrayList<>();
        ledger.calls(run.id(), calls::add);
        recorded.add(new LiveRun(run, calls));
      }
    }
    return recorded;
  }

  private void refuseFutureCutoffs() {
    for (long cutoff : plan.cutoffs()) {
      if (Law.future(cutoff, clock.now())) {
        throw new RefusedException(
            "the cutoff "
                + Nanos.toInstant(cutoff)
                + " lies after now: a leak test needs the data that came after it");
      }
    }
  }

  private long first(Questions questions) {
    return plan.cutoffs().stream()
        .filter(cutoff -> !questions.left(cutoff).isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    "at none of the cutoffs is anything left to ask about "
                        + plan.event()
                        + ": they lie at or after its walls; asof wall "
                        + plan.event()
                        + " shows them"));
  }

  private LeakReport run(Subject subject, Bench bench, List<Long> cutoffs) {
    Watch watch = bench.watch();
    Map<Long, Answered> first = bench.run(subject.maker(), cutoffs, watch);
    Map<Long, Answered> second = bench.run(subject.maker(), cutoffs, watch);
    boolean agree = agree(first, second);
    boolean settled = agree || settles(subject, bench, cutoffs, watch, second);
    Tested tested =
        new Tested(
            subject,
            plan,
            bench,
            cutoffs,
            watch,
            isStateful(subject),
            second,
            settled && !agree ? first : Map.of(),
            settled ? failures(second) : unsteady());
    List<Check> checks = new ArrayList<>();
    if (!tested.odd().isEmpty() && !plan.detectors().contains(Order.NAME)) {
      checks.add(Order.state(tested));
    }
    for (Detector detector : DETECTORS) {
      if (plan.detectors().contains(detector.name())) {
        checks.add(detector.check(tested));
      }
    }
    if (!plan.detectors().contains(Receipts.NAME)) {
      List<String> doubts = Receipts.doubts(tested);
      checks.replaceAll(check -> BY_RUNS.contains(check.name()) ? check.doubted(doubts) : check);
    }
    Place suspect = suspect(subject);
    checks.replaceAll(check -> placed(check, suspect, subject.name(), tested.stateful()));
    checks.sort(Comparator.comparingInt(check -> LeakPlan.ALL.indexOf(check.name())));
    return new LeakReport(subject.name(), checks, watch.seen());
  }

  /**
   * What reads behind the guard's back leaves no receipt; the code that can do so is known. Where a
   * driver was brought along it opens doors as well: the forecaster's own package comes first.
   */
  private static @Nullable Place suspect(Subject subject) {
    CodeClosure code = subject.closure();
    String home = subject.name().substring(0, subject.name().lastIndexOf('.') + 1);
    return code == null
        ? null
        : StaticCode.findings(code).stream()
            .filter(finding -> BACK_DOORS.contains(finding.rule()))
            .map(Finding::place)
            .filter(place -> place != null)
            .min(
                Comparator.comparing((Place place) -> !place.member().startsWith(home))
                    .thenComparing(Place::file)
                    .thenComparing(Place::line))
            .orElse(null);
  }

  private Check placed(Check check, @Nullable Place suspect, String subject, boolean stateful) {
    List<Finding> findings =
        check.findings().stream()
            .map(f -> f.place() == null && f.rule().leavesNoReceipt() ? f.in(suspect) : f)
            .map(f -> f.of(subject))
            .map(f -> f.reproduce() == null ? f.shownBy(again(check, f, stateful)) : f)
            .toList();
    return new Check(check.name(), check.verdict(), findings, check.count(), check.evidence());
  }

  /** At its cutoff alone, if the detector finds there what it finds at it among others. */
  private String again(Check check, Finding finding, boolean stateful) {
    if (check.name().equals(STATIC.name())) {
      return reproduction.command(STATIC.name(), plan.cutoffs().get(0));
    }
    boolean alone = STAND_ALONE.contains(check.name()) && !stateful;
    return reproduction.command(check.name(), alone ? finding.cutoff() : null);
  }

  /** Whether it was only the first run that differed: then it is not chance, but something kept. */
  private static boolean settles(
      Subject subject, Bench bench, List<Long> cutoffs, Watch watch, Map<Long, Answered> second) {
    for (int i = 0; i < AGREEING; i++) {
      if (!agree(bench.run(subject.maker(), cutoffs, watch), second)) {
        return false;
      }
    }
    return true;
  }

  private static boolean agree(Map<Long, Answered> one, Map<Long, Answered> other) {
    return one.keySet().stream().allMatch(c -> Truncation.moved(one, other, c) == null);
  }

  private static boolean isStateful(Subject subject) {
    Forecaster forecaster = subject.fresh();
    boolean stateful = forecaster.isStateful();
    Bench.close(forecaster);
    return stateful;
  }

  private static @Nullable String failures(Map<Long, Answered> answers) {
    List<String> failures =
        answers.values().stream().filter(Answered::isFailed).map(Answered::failure).toList();
    return failures.size() < answers.size() ? null : "it fails at every cutoff: " + failures.get(0);
  }

  private String unsteady() {
    return "two equal runs under seed "
        + plan.seed()
        + " differ, so no comparison says anything: draw randomness from question.seed() alone, and"
        + " use no clock";
  }
}
