package io.asofguard.junit;

import io.asofguard.law.Nanos;
import io.asofguard.leak.Check;
import io.asofguard.leak.FailureText;
import io.asofguard.leak.Finding;
import io.asofguard.leak.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** What one detector found at one cutoff, or whatever the cutoff. */
final class CaseTest extends AbstractTestDescriptor implements Node<LeakageContext> {
  private final String reported;
  private final Check check;
  private final List<Finding> found;
  private final boolean isFault;

  private CaseTest(
      TestDescriptor parent,
      int number,
      String name,
      Check check,
      List<Finding> found,
      boolean isFault) {
    super(parent.getUniqueId().append("case", name), name, method(parent).orElse(null));
    this.reported =
        method(parent)
            .map(method -> method.getMethodName() + ": " + name + " [" + number + "]")
            .orElse(name);
    this.check = check;
    this.found = found;
    this.isFault = isFault;
  }

  static CaseTest at(
      TestDescriptor parent, int number, Check check, long cutoff, List<Finding> found) {
    String name = check.name() + " at " + Nanos.toInstant(cutoff);
    return new CaseTest(parent, number, name, check, found, false);
  }

  /** A test of what the detector came to as a whole, which fails. */
  static CaseTest whole(TestDescriptor parent, int number, Check check, List<Finding> found) {
    return new CaseTest(parent, number, check.name(), check, found, true);
  }

  /** A case of a class has no source: that of the class would have it taken for the class. */
  private static Optional<MethodSource> method(TestDescriptor parent) {
    return parent.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast);
  }

  /**
   * What build tools report. Of a method without parameters Surefire reports the bare name, and
   * drops the case, unless this ends as the invocations of a repeated test do.
   */
  @Override
  public String getLegacyReportingName() {
    return reported;
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
