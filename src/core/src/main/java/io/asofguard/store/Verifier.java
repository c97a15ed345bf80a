package io.asofguard.store;

import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what was changed behind the guard's back.
 *
 * <p>The plain check recomputes every snapshot's digest from what it brought, rows taken at their
 * batch's word; the full one recomputes the batches from the rows as well, and compares the tables
 * that reads use with the log. Both read one consistent state, while others write.
 */
public final class Verifier {
  private final Store store;

  /**
   * A verifier of a store.
   *
   * @param store what to verify
   */
  public Verifier(Store store) {
    this.store = store;
  }

  /**
   * Runs the checks.
   *
   * @param full whether to read every row
   * @param expect the newest snapshot's digest as it was kept elsewhere; null if none was
   * @param to gets one sound finding per check, or its damages
   * @return whether all was well
   */
  public boolean verify(boolean full, @Nullable String expect, Consumer<Finding> to) {
    return store.reading(
        s -> {
          Handle handle = s.handle();
          handle.execute("BEGIN");
          try {
            return verify(handle, full, expect, to);
          } finally {
            handle.execute("COMMIT");
          }
        });
  }

  private static boolean verify(
      Handle handle, boolean full, @Nullable String expect, Consumer<Finding> to) {
    Findings findings = new Findings(to);
    TriggerCheck.run(handle, findings);
    MilestoneCheck.run(handle, findings);
    BackfillCheck.run(handle, findings);
    SnapshotCheck.run(handle, expect, findings);
    ForecastCheck.run(handle, full, findings);
    if (full) {
      FileCheck.run(handle, findings);
      RowCheck.run(handle, findings);
      DerivedCheck.run(handle, findings);
    }
    return findings.allSound();
  }
}
