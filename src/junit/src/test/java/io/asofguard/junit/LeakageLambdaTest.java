package io.asofguard.junit;

import static io.asofguard.junit.Leakage.assertNoLeak;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A lambda's code is that of the class that wrote it down: here, of a test. */
class LeakageLambdaTest {
  /** In this build the tool's own classes lie in a folder, as a user's do. */
  @Test
  void theToolIsNoPartOfTheTestThatCallsIt() {
    assertNoLeak(() -> Samples::market)
        .onFiles(Path.of(Samples.MILESTONES), Path.of(Samples.PRICES))
        .event("launch", Samples.CUTOFFS)
        .detectors("static")
        .holds();
  }
}
