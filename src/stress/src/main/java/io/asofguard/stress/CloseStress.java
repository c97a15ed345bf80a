package io.asofguard.stress;

import io.asofguard.api.AsOf;
import io.asofguard.api.SeriesReader;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A view is closed while others read: they get the value or are refused, and then are refused. */
@JCStressTest
@Outcome(id = "7, 7, -3", expect = Expect.ACCEPTABLE, desc = "both before the close")
@Outcome(id = "7, -3, -3", expect = Expect.ACCEPTABLE, desc = "one before the close")
@Outcome(id = "-3, 7, -3", expect = Expect.ACCEPTABLE, desc = "the other before the close")
@Outcome(id = "-3, -3, -3", expect = Expect.ACCEPTABLE, desc = "both after the close")
@Outcome(expect = Expect.FORBIDDEN, desc = "another value, or one after the close")
@State
public class CloseStress {
  private final AsOf view = Markets.view();
  private final SeriesReader reader = Markets.reader(view);

  @Actor
  public void closing() {
    view.close();
  }

  @Actor
  public void reading(III_Result found) {
    found.r1 = Markets.value(reader);
  }

  @Actor
  public void latest(III_Result found) {
    found.r2 = Markets.latest(view);
  }

  @Arbiter
  public void afterwards(III_Result found) {
    found.r3 = Markets.value(reader);
  }
}
