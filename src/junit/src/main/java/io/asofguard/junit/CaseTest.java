package io.asofguard.junit;

import io.asofguard.law.Nanos;
import io.asofguard.leak.Check;
import io.asofguard.leak.FailureText;
import io.asofguard.leak.Finding;
import io.asofguard.leak.Verdict;
import java.util.List;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** What one detector found at one cutoff, or whatever the cutoff. */
final class CaseTest extends AbstractTestDescriptor implements Node<LeakageContext> {
  private final Check check;
  private final List<Finding> found;
  private final boolean whole;

  private CaseTest(UniqueId id, String name, Check check, List<Finding> found, boolean whole) {
    super(id, name);
    this.check = check;
    this.found = found;
    this.whole = whole;
  }

  static CaseTest at(TestDescriptor parent, Check check, long cutoff, List<Finding> found) {
    String name = check.name() + " at " + Nanos.toInstant(cutoff);
    return new CaseTest(parent.getUniqueId().append("case", name), name, check, found, false);
  }

  static CaseTest whole(TestDescriptor parent, Check check, List<Finding> found) {
    return new CaseTest(
        parent.getUniqueId().append("case", check.name()), check.name(), check, found, true);
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  @Override
  public LeakageContext execute(LeakageContext context, DynamicTestExecutor tests) {
    boolean doubtful = whole && check.verdict() == Verdict.INCONCLUSIVE;
    if (!found.isEmpty() || doubtful) {
      throw new AssertionError(
          FailureText.of(
              new Check(check.name(), check.verdict(), found, found.size(), check.evidence())));
    }
    return context;
  }
}
