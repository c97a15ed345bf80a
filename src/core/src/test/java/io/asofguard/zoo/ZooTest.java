package io.asofguard.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.Forecaster;
import io.asofguard.conformance.Seeds;
import io.asofguard.leak.Check;
import io.asofguard.leak.Finding;
import io.asofguard.leak.LeakPlan;
import io.asofguard.leak.LeakReport;
import io.asofguard.leak.LeakTest;
import io.asofguard.leak.Rule;
import io.asofguard.leak.Severity;
import io.asofguard.leak.Subject;
import io.asofguard.leak.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All cheats are caught, each by the rule that fits, and no honest forecaster is accused. */
class ZooTest {
  private static final int SEEDS = Boolean.getBoolean("asof.soak") ? 20 : 2;

  private static final Map<Class<? extends Forecaster>, List<Rule>> CHEATS = new LinkedHashMap<>();

  static {
    cheat(FileCheats.FixtureFile.class, Rule.REACHES_FILES);
    cheat(FileCheats.Resource.class, Rule.REACHES_FILES);
    cheat(FileCheats.OpensFile.class, Rule.POISON, Rule.TRUNCATION, Rule.REACHES_JDBC);
    cheat(FileCheats.OpenHandles.class, Rule.POISON, Rule.TRUNCATION, Rule.REACHES_FILES);
    cheat(FileCheats.UsesOutcome.class, Rule.OUTCOME);
    cheat(FileCheats.PeeksOutcome.class, Rule.OUTCOME);
    cheat(FileCheats.CountsOutcomes.class, Rule.OUTCOME);
    cheat(FileCheats.OneInFifty.class, Rule.POISON);
    cheat(FileCheats.OneBoundary.class, Rule.TRUNCATION);
    cheat(FileCheats.OneBracket.class, Rule.POISON);
    cheat(FileCheats.AnyOfTheNext.class, Rule.POISON);
    cheat(FileCheats.OnlyInRange.class, Rule.POISON);
    cheat(FileCheats.Rounded.class, Rule.POISON);
    cheat(FileCheats.Sign.class, Rule.POISON);
    cheat(FileCheats.Rank.class, Rule.POISON);
    cheat(FileCheats.FutureMean.class, Rule.POISON);
    cheat(FileCheats.BehindWall.class, Rule.POISON);
    cheat(FileCheats.RowCount.class, Rule.TRUNCATION, Rule.POISON);
    cheat(FileCheats.NewestRow.class, Rule.TRUNCATION);
    cheat(GuardCheats.LaterView.class, Rule.POISON, Rule.TRUNCATION, Rule.REACHES_STORE);
    cheat(GuardCheats.OneNanosecond.class, Rule.TRUNCATION, Rule.REACHES_STORE);
    cheat(GuardCheats.LaggedCopy.class, Rule.POISON, Rule.REACHES_STORE);
    cheat(GuardCheats.ToStringOfRow.class, Rule.POISON, Rule.REACHES_STORE);
    cheat(GuardCheats.Reflects.class, Rule.POISON, Rule.REACHES_REFLECTION);
    cheat(GuardCheats.Handles.class, Rule.REACHES_REFLECTION);
    cheat(GuardCheats.OnThread.class, Rule.POISON, Rule.REACHES_THREADS);
    cheat(GuardCheats.OtherSeries.class, Rule.POISON, Rule.REACHES_STORE);
    cheat(MemoryCheats.StaticCache.class, Rule.ORDER);
    cheat(MemoryCheats.InstanceCache.class, Rule.ORDER);
    cheat(MemoryCheats.KeepsView.class, Rule.EXPIRED_VIEW);
    cheat(MemoryCheats.KeepsReader.class, Rule.EXPIRED_VIEW);
    cheat(MemoryCheats.KeepsNarrowed.class, Rule.EXPIRED_VIEW);
    cheat(MemoryCheats.ThreadKeepsView.class, Rule.EXPIRED_VIEW, Rule.REACHES_THREADS);
    cheat(MemoryCheats.KeptLambda.class, Rule.STATE, Rule.REACHES_PROPERTIES);
    cheat(MemoryCheats.Property.class, Rule.STATE, Rule.REACHES_PROPERTIES);
    cheat(MemoryCheats.StatefulProperty.class, Rule.STATE, Rule.REACHES_PROPERTIES);
    cheat(MemoryCheats.CountsSealed.class, Rule.REFUSAL);
    cheat(MemoryCheats.CatchesSealed.class, Rule.REFUSAL);
    cheat(WorldCheats.Clock.class, Rule.REACHES_CLOCK);
    cheat(WorldCheats.Network.class, Rule.REACHES_NETWORK);
    cheat(WorldCheats.Environment.class, Rule.REACHES_ENVIRONMENT);
    cheat(WorldCheats.Program.class, Rule.REACHES_ENVIRONMENT);
    cheat(WorldCheats.Async.class, Rule.REACHES_THREADS);
    cheat(Strangers.ThreadName.class, Rule.STATE, Rule.REACHES_THREADS);
    cheat(Strangers.ZoneNotes.class, Rule.STATE, Rule.REACHES_PROPERTIES);
    cheat(Strangers.FileNotes.class, Rule.STATE, Rule.REACHES_FILES);
    cheat(Strangers.CountsCalls.class, Rule.ORDER);
    cheat(Strangers.SaysAgain.class, Rule.ORDER);
    cheat(Strangers.RefusedWindow.class, Rule.REFUSAL);
    cheat(Strangers.RefusedAge.class, Rule.REFUSAL);
    cheat(Strangers.ScansPath.class, Rule.REACHES_FILES);
    cheat(Strangers.TellsTheTest.class, Rule.REACHES_REFLECTION);
    cheat(Strangers.WalksTheStack.class, Rule.REACHES_REFLECTION);
    cheat(Strangers.CleansUp.class, Rule.REACHES_THREADS);
    cheat(Newcomers.Abstains.class, Rule.POISON);
    cheat(Newcomers.LastBit.class, Rule.POISON);
    cheat(Newcomers.SignOfZero.class, Rule.POISON);
    cheat(Newcomers.RestatedPast.class, Rule.POISON, Rule.TRUNCATION, Rule.REACHES_JDBC);
    cheat(Newcomers.KnowsTheEnd.class, Rule.REFUSAL, Rule.REACHES_JDBC);
    cheat(Newcomers.SecurityNotes.class, Rule.STATE, Rule.REACHES_PROPERTIES);
    cheat(Newcomers.InheritsTheClock.class, Rule.REACHES_CLOCK);
    cheat(Newcomers.OverloadsTheClock.class, Rule.REACHES_CLOCK);
    cheat(Newcomers.ParsesFile.class, Rule.REACHES_FILES);
    cheat(Newcomers.Translates.class, Rule.REACHES_FILES);
    cheat(Newcomers.Prefers.class, Rule.REACHES_PROPERTIES);
    cheat(Newcomers.Forks.class, Rule.REACHES_THREADS);
    cheat(Tinkerers.LogsTheTime.class, Rule.REACHES_CLOCK);
    cheat(Tinkerers.ZipsTheTime.class, Rule.REACHES_CLOCK);
    cheat(Tinkerers.Transforms.class, Rule.REACHES_FILES);
    cheat(Tinkerers.IsTold.class, Rule.REACHES_FILES);
    cheat(Tinkerers.RunsATool.class, Rule.REACHES_ENVIRONMENT);
    cheat(Tinkerers.Urgent.class, Rule.STATE, Rule.REACHES_THREADS);
    cheat(Tinkerers.LogsItsNotes.class, Rule.STATE);
    cheat(Tinkerers.Patient.class, Rule.POISON, Rule.TRUNCATION, Rule.REACHES_JDBC);
  }

  /** They leak, and nothing in this process can tell. */
  private static final List<Class<? extends Forecaster>> BEYOND_REACH =
      List.of(WorldCheats.HardCoded.class, WorldCheats.ByLibrary.class);

  private static final List<Class<? extends Forecaster>> HONEST =
      List.of(
          Honest.SeededRandom.class,
          Honest.Learns.class,
          Honest.Constant.class,
          Honest.CopiesMarket.class,
          Honest.TrainsOnFinished.class,
          Honest.RightByLuck.class,
          Honest.Slow.class,
          Honest.BigWindow.class,
          Honest.Narrows.class,
          Honest.UsesReader.class,
          Honest.Memo.class,
          Honest.Normalises.class,
          Honest.AsksAhead.class,
          Honest.Lists.class,
          Honest.AsksOutcomes.class,
          Honest.Counts.class,
          Honest.ClosesView.class,
          HonestStrangers.InParallel.class,
          HonestStrangers.AsksToWiden.class,
          HonestStrangers.Sharpens.class,
          HonestStrangers.ScansText.class,
          HonestStrangers.Modern.class,
          HonestStrangers.Smooths.class,
          HonestStrangers.DistrustsStale.class,
          HonestNewcomers.TimeOfDay.class,
          HonestNewcomers.Talks.class,
          HonestNewcomers.HasPapers.class,
          HonestNewcomers.Compares.class,
          HonestNewcomers.Restates.class,
          HonestNewcomers.ReadsTheDead.class,
          HonestNewcomers.NamedGenerator.class);

  @TempDir Path folder;

  private static void cheat(Class<? extends Forecaster> type, Rule... rules) {
    CHEATS.put(type, List.of(rules));
  }

  @Test
  void cheatsAreCaughtAndHonestOnesAreNot() throws IOException {
    long seed = Seeds.announced(ZooTest.class);
    for (int i = 0; i < SEEDS; i++) {
      boolean all = i == 0 || Boolean.getBoolean("asof.soak");
      judge(folder.resolve("seed" + i), seed + i, all);
    }
  }

  /**
   * Under later seeds, but in a soak, the first rule of each cheat stands for all of its rules; and
   * bytecode, which is the same under any seed, is not looked at again.
   */
  private static void judge(Path place, long seed, boolean all) throws IOException {
    place.toFile().mkdirs();
    SoftAssertions softly = new SoftAssertions();
    ZooStore.make(place, seed);
    for (var cheat : CHEATS.entrySet()) {
      List<Rule> expected = all ? cheat.getValue() : cheat.getValue().subList(0, 1);
      if (!all && detector(expected.get(0)).equals("static")) {
        continue;
      }
      LeakReport report = run(place, seed, cheat.getKey(), detectors(expected));
      softly
          .assertThat(rules(report))
          .as("%s under seed %d: %s", cheat.getKey().getName(), seed, evidence(report))
          .containsAll(expected);
      softly.assertThat(report.verdict()).isEqualTo(Verdict.LEAK);
    }
    List<Class<? extends Forecaster>> unaccused = new ArrayList<>(HONEST);
    unaccused.addAll(BEYOND_REACH);
    for (Class<? extends Forecaster> type : unaccused) {
      LeakReport report = run(place, seed, type, Set.of());
      softly
          .assertThat(report.verdict())
          .as("%s under seed %d: %s", type.getName(), seed, evidence(report))
          .isEqualTo(Verdict.CLEAN);
    }
    softly.assertAll();
  }

  /** Those that the rules belong to: a soak runs all of them on cheats, too. */
  private static Set<String> detectors(List<Rule> rules) {
    return Boolean.getBoolean("asof.soak")
        ? Set.of()
        : rules.stream().map(ZooTest::detector).collect(Collectors.toSet());
  }

  private static String detector(Rule rule) {
    return switch (rule) {
      case EXPIRED_VIEW -> "receipts";
      case TRUNCATION -> "truncation";
      case POISON, OUTCOME -> "poison";
      case ORDER, STATE -> "order";
      case REFUSAL -> "refusal";
      default -> "static";
    };
  }

  private static LeakReport run(
      Path place, long seed, Class<? extends Forecaster> type, Set<String> detectors) {
    int every = Boolean.getBoolean("asof.soak") || type == FileCheats.OneInFifty.class ? 24 : 96;
    int boundaries = type == FileCheats.OneBoundary.class ? LeakPlan.BOUNDARIES : 6;
    LeakPlan plan = new LeakPlan("ev", ZooStore.cutoffs(every), detectors, seed, boundaries);
    LeakTest test =
        new LeakTest(place.resolve("store"), ZooStore.CLOCK, plan, (detector, cutoff) -> "again");
    long start = System.nanoTime();
    LeakReport report = undone(() -> test.run(Subject.of(type)));
    if (Boolean.getBoolean("asof.zoo.show")) {
      System.out.println(
          type.getSimpleName()
              + " "
              + (System.nanoTime() - start) / 1_000_000
              + " ms "
              + rules(report));
    }
    return report;
  }

  /** What animals do to this process is no part of the next test. */
  private static LeakReport undone(Supplier<LeakReport> test) {
    TimeZone zone = TimeZone.getDefault();
    Thread thread = Thread.currentThread();
    String name = thread.getName();
    int priority = thread.getPriority();
    try {
      return test.get();
    } finally {
      TimeZone.setDefault(zone);
      thread.setName(name);
      thread.setPriority(priority);
      Logger.getLogger("zoo.notes").setLevel(null);
      Security.setProperty("zoo.kept", "0");
    }
  }

  private static TreeSet<Rule> rules(LeakReport report) {
    TreeSet<Rule> rules = new TreeSet<>();
    for (Finding finding : report.findings()) {
      if (finding.rule().severity() == Severity.ERROR) {
        rules.add(finding.rule());
      }
    }
    return rules;
  }

  private static List<String> evidence(LeakReport report) {
    List<String> lines = new ArrayList<>();
    for (Check check : report.checks()) {
      lines.add(check.name() + " " + check.verdict() + " " + check.evidence());
      check.findings().stream().limit(2).forEach(f -> lines.add("\n  " + f));
    }
    return lines;
  }

  @Test
  void theZooIsAsBigAsItClaims() {
    assertThat(CHEATS).hasSizeGreaterThanOrEqualTo(25);
    assertThat(HONEST).hasSizeGreaterThanOrEqualTo(15);
  }
}
