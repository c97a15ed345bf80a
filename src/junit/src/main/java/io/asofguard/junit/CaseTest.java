package io.asofguard.junit;

import io.asofguard.law.Nanos;
import io.asofguard.leak.Check;
import io.asofguard.leak.FailureText;
import io.asofguard.leak.Finding;
import io.asofguard.leak.Verdict;
import java.util.List;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** What one detector found at one cutoff, or whatever the cutoff. */
final class CaseTest extends AbstractTestDescriptor implements Node<LeakageContext> {
  private final Check check;
  private final List<Finding> found;
  private final boolean isFault;

  /** It stands for the source of its parent: build tools count no test without one. */
  private CaseTest(
      TestDescriptor parent, String name, Check check, List<Finding> found, boolean isFault) {
    super(parent.getUniqueId().append("case", name), name, parent.getSource().orElse(null));
    this.check = check;
    this.found = found;
    this.isFault = isFault;
  }

  static CaseTest at(TestDescriptor parent, Check check, long cutoff, List<Finding> found) {
    return new CaseTest(
        parent, check.name() + " at " + Nanos.toInstant(cutoff), check, found, false);
  }

  /** A test of what the detector came to as a whole, which fails. */
  static CaseTest whole(TestDescriptor parent, Check check, List<Finding> found) {
    return new CaseTest(parent, check.name(), check, found, true);
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  /** What was not run, or proves neither, is no pass: it is skipped, and says why. */
  @Override
  public SkipResult shouldBeSkipped(LeakageContext context) {
    boolean isProven = check.verdict() == Verdict.CLEAN || check.verdict() == Verdict.LEAK;
    return isProven || isFault || !found.isEmpty()
        ? SkipResult.doNotSkip()
        : SkipResult.skip(String.join("; ", check.evidence()));
  }

  @Override
  public LeakageContext execute(LeakageContext context, DynamicTestExecutor tests) {
    if (!found.isEmpty() || isFault) {
      throw new AssertionError(
          FailureText.of(
              new Check(check.name(), check.verdict(), found, found.size(), check.evidence())));
    }
    return context;
  }
}
