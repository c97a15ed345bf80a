package io.asofguard.leak;

import java.util.ArrayList;
import java.util.List;

/** Gathers what a detector finds and sees. Used by one thread. */
final class Checks {
  static final String DOUBT = "INCONCLUSIVE: ";
  private static final int MOST_KEPT = 10_000;

  private final String name;
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> evidence = new ArrayList<>();
  private long count;
  private boolean doubtful;
  private boolean idle;

  Checks(String name) {
    this.name = name;
  }

  void add(Finding finding) {
    count++;
    if (findings.size() < MOST_KEPT) {
      findings.add(finding);
    }
  }

  void saw(String line) {
    evidence.add(line);
  }

  /** Something keeps the check from proving either. */
  void doubt(String why) {
    doubtful = true;
    evidence.add(DOUBT + why);
  }

  /** There is nothing of its kind to look at. */
  void notRun(String why) {
    idle = true;
    evidence.add("not run: " + why);
  }

  /** The planted leak must be found, or nothing else that is not found says anything. */
  void control(boolean caught, String planted) {
    if (caught) {
      saw("control: a planted leak was caught: " + planted);
    } else {
      doubt("a planted leak was missed: " + planted);
    }
  }

  Check done() {
    boolean leaks = findings.stream().anyMatch(f -> f.rule().severity() == Severity.ERROR);
    Verdict looked = idle ? Verdict.NOT_RUN : Verdict.CLEAN;
    Verdict verdict = doubtful ? Verdict.INCONCLUSIVE : looked;
    return new Check(name, leaks ? Verdict.LEAK : verdict, findings, count, evidence);
  }
}
