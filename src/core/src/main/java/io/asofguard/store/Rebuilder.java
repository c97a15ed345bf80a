package io.asofguard.store;

import java.sql.SQLException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Makes the tables that reads use anew from the log, where {@link Verifier} finds them damaged.
 *
 * <p>One change, which publishes nothing: answers before and after it are those of the log. Reads
 * every row of the log several times, and needs room for a second copy of it. Used by one thread.
 */
public final class Rebuilder {
  private final Store store;

  /**
   * A rebuilder of a store.
   *
   * @param store what to mend
   */
  public Rebuilder(Store store) {
    this.store = store;
  }

  /**
   * Verifies every digest of the log, makes the tables anew, and compares them with the log. Where
   * something is not as it should be, nothing is changed.
   *
   * @param to gets one sound finding per check, or its damages, and last what was made
   * @return whether the tables were made anew
   * @throws StoreException if there is no store, or it cannot be written
   */
  public boolean rebuild(Consumer<Finding> to) {
    store.mustExist();
    try (WriteTx tx = store.write()) {
      boolean sound = rebuild(tx.handle(), new Findings(to));
      if (sound) {
        tx.commit();
      }
      return sound;
    } catch (JdbiException | SQLException e) {
      throw Failures.write(e);
    }
  }

  private static boolean rebuild(Handle handle, Findings findings) throws SQLException {
    MilestoneCheck.run(handle, findings);
    BackfillCheck.run(handle, findings);
    SnapshotCheck.run(handle, null, findings);
    RowCheck.run(handle, findings);
    if (!findings.allSound()) {
      findings.begin("rebuild");
      findings.damaged("the log itself is damaged, so nothing was rebuilt: restore a backup");
      return false;
    }
    String before = figures(handle);
    DerivedTables.rebuild(handle);
    DerivedCheck.run(handle, findings);
    findings.begin("rebuild");
    findings.end(figures(handle) + " made from the log; before, there were " + before);
    return findings.allSound();
  }

  private static String figures(Handle handle) {
    return handle
        .createQuery(
            "SELECT (SELECT count(*) FROM asof_row) || ' rows in ' || (SELECT count(*) FROM asof_run)"
                + " || ' runs and ' || (SELECT count(*) FROM asof_block) || ' blocks'")
        .mapTo(String.class)
        .one();
  }
}
