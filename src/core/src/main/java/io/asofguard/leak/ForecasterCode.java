package io.asofguard.leak;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;

/** What forecaster code must not reach, as predicates for ArchUnit rules. */
public final class ForecasterCode {
  private ForecasterCode() {}

  /**
   * Whether an access breaks a rule. Judged by the names in the bytecode.
   *
   * @param rule one of those that are called {@code REACHES_...}; no other is ever broken
   * @return a predicate
   */
  public static DescribedPredicate<JavaAccess<?>> breaks(Rule rule) {
    return DescribedPredicate.describe(
        "breaks " + rule.id(), access -> Reach.broken(access).filter(rule::equals).isPresent());
  }
}
