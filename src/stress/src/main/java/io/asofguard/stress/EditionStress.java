package io.asofguard.stress;

import io.asofguard.hotpath.LiveIndex;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * An edition that is made while another thread reads, and comes to it by a race: a reader sees the
 * one before or the whole of the newer one.
 */
public final class EditionStress {
  private EditionStress() {}

  /** What both actors share, without a lock and without {@code volatile}. */
  abstract static class Shared {
    LiveIndex edition = Rows.FIRST;
  }

  /** A row after the last. */
  @JCStressTest
  @Outcome(id = "198", expect = Expect.ACCEPTABLE, desc = "the edition before")
  @Outcome(id = "200", expect = Expect.ACCEPTABLE, desc = "the newer one")
  @Outcome(expect = Expect.FORBIDDEN, desc = "no value, or parts of several")
  @State
  public static class Append extends Shared {
    @Actor
    public void writer() {
      edition = Rows.with(Rows.APPENDED);
    }

    @Actor
    public void reader(I_Result found) {
      found.r1 = Rows.latest(edition);
    }
  }

  /** The same, read as a batch. */
  @JCStressTest
  @Outcome(id = "198", expect = Expect.ACCEPTABLE, desc = "the edition before")
  @Outcome(id = "200", expect = Expect.ACCEPTABLE, desc = "the newer one")
  @Outcome(expect = Expect.FORBIDDEN, desc = "no value, or parts of several")
  @State
  public static class AppendAndBatch extends Shared {
    @Actor
    public void writer() {
      edition = Rows.with(Rows.APPENDED);
    }

    @Actor
    public void reader(I_Result found) {
      found.r1 = Rows.batch(edition);
    }
  }

  /** A row that belongs among the old ones. */
  @JCStressTest
  @Outcome(id = "50", expect = Expect.ACCEPTABLE, desc = "the edition before")
  @Outcome(id = "51", expect = Expect.ACCEPTABLE, desc = "the newer one")
  @Outcome(expect = Expect.FORBIDDEN, desc = "no value, or parts of several")
  @State
  public static class Late extends Shared {
    @Actor
    public void writer() {
      edition = Rows.with(Rows.LATE);
    }

    @Actor
    public void reader(I_Result found) {
      found.r1 = Rows.at(edition, Rows.LATE);
    }
  }

  /** The last row is taken back. */
  @JCStressTest
  @Outcome(id = "198", expect = Expect.ACCEPTABLE, desc = "the edition before")
  @Outcome(id = "196", expect = Expect.ACCEPTABLE, desc = "the newer one")
  @Outcome(expect = Expect.FORBIDDEN, desc = "no value, or parts of several")
  @State
  public static class Retraction extends Shared {
    @Actor
    public void writer() {
      edition = Rows.without(Rows.NEWEST);
    }

    @Actor
    public void reader(I_Result found) {
      found.r1 = Rows.latest(edition);
    }
  }

  /** An index that was built anew takes the place of the one before. */
  @JCStressTest
  @Outcome(id = "198", expect = Expect.ACCEPTABLE, desc = "the edition before")
  @Outcome(id = "200", expect = Expect.ACCEPTABLE, desc = "the newer one")
  @Outcome(expect = Expect.FORBIDDEN, desc = "no value, or parts of several")
  @State
  public static class Rebuilt extends Shared {
    private static final LiveIndex ANEW = LiveIndex.of(Rows.built(Rows.APPENDED));

    @Actor
    public void writer() {
      edition = LiveIndex.of(ANEW.base());
    }

    @Actor
    public void reader(I_Result found) {
      found.r1 = Rows.latest(edition);
    }
  }
}
