package io.asofguard.junit;

import io.asofguard.leak.Check;
import io.asofguard.leak.CutoffText;
import io.asofguard.leak.Finding;
import io.asofguard.leak.LeakPlan;
import io.asofguard.leak.LeakReport;
import io.asofguard.leak.LeakTest;
import io.asofguard.leak.Severity;
import io.asofguard.leak.Subject;
import io.asofguard.leak.Verdict;
import io.asofguard.store.StoreClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node.DynamicTestExecutor;

/** Runs one leakage test, and reports each of its detectors at each of its cutoffs. */
final class Cases {
  private Cases() {}

  static void run(
      TestDescriptor parent,
      LeakageTest asked,
      Subject subject,
      String name,
      LeakageContext context,
      DynamicTestExecutor tests)
      throws InterruptedException {
    LeakPlan plan =
        new LeakPlan(
            asked.event(),
            CutoffText.parse(context.cutoffs(asked.cutoffs()), null),
            context.detectors(Set.of(asked.detectors())),
            asked.seed(),
            asked.boundaries());
    LeakReport report;
    try (Fixture fixture = fixture(asked)) {
      report =
          new LeakTest(
                  fixture.folder(),
                  StoreClock.system(),
                  plan,
                  (detector, cutoff) -> LeakageContext.command(name, detector, cutoff))
              .run(subject.testedBy(LeakageTest.class));
    }
    for (CaseTest test : cases(parent, report, plan)) {
      parent.addChild(test);
      tests.execute(test);
    }
    tests.awaitFinished();
  }

  private static Fixture fixture(LeakageTest asked) {
    if (asked.store().isEmpty() == (asked.fixture().length == 0)) {
      throw new IllegalArgumentException(
          "@LeakageTest needs a store or a fixture: store = \"asof-store\", or fixture ="
              + " {\"milestones.csv\", \"prices.csv\"}");
    }
    return asked.store().isEmpty()
        ? Fixture.files(Arrays.stream(asked.fixture()).map(Path::of).toList())
        : Fixture.store(Path.of(asked.store()));
  }

  private static List<CaseTest> cases(TestDescriptor parent, LeakReport report, LeakPlan plan) {
    List<CaseTest> cases = new ArrayList<>();
    boolean wasRun = report.checks().stream().anyMatch(c -> c.verdict() != Verdict.NOT_RUN);
    for (Check check : report.checks().stream().map(Cases::withoutNotes).toList()) {
      TreeSet<Long> cutoffs = new TreeSet<>(plan.cutoffs());
      check.findings().stream()
          .map(Finding::cutoff)
          .filter(cutoff -> cutoff != null)
          .forEach(cutoffs::add);
      for (long cutoff : cutoffs) {
        List<Finding> found =
            check.findings().stream().filter(f -> Long.valueOf(cutoff).equals(f.cutoff())).toList();
        cases.add(CaseTest.at(parent, cases.size() + 1, check, cutoff, found));
      }
      List<Finding> rest = check.findings().stream().filter(f -> f.cutoff() == null).toList();
      boolean isDoubtful = check.verdict() == Verdict.INCONCLUSIVE || !wasRun;
      if (!rest.isEmpty() || isDoubtful) {
        cases.add(CaseTest.whole(parent, cases.size() + 1, check, rest));
      }
    }
    return cases;
  }

  /** A note is no reason to fail. */
  private static Check withoutNotes(Check check) {
    List<Finding> found =
        check.findings().stream().filter(f -> f.rule().severity() != Severity.NOTE).toList();
    return new Check(check.name(), check.verdict(), found, found.size(), check.evidence());
  }
}
