package io.asofguard.leak;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Traces the first moves under each rule to what moves them, as many as a console tells; of the
 * others it says that they are not. A trace costs two forecasts for each halving of the rows.
 */
final class Traces {
  private final Tested tested;
  private final List<Long> pass;
  private final Map<Rule, Integer> met = new EnumMap<>(Rule.class);

  /** Of moves in a pass over these cutoffs. */
  Traces(Tested tested, List<Long> pass) {
    this.tested = tested;
    this.pass = pass;
  }

  Finding traced(Finding finding, Alteration by, long cutoff) {
    if (met.merge(finding.rule(), 1, Integer::sum) <= FailureText.SHOWN) {
      return new Tracing(tested, by, pass, cutoff).traced(finding);
    }
    return finding.saying(
        finding.message()
            + "; what moves it was looked for at the first "
            + FailureText.SHOWN
            + " cutoffs alone"
            + (tested.stateful() ? "" : ": test this one by itself"));
  }
}
