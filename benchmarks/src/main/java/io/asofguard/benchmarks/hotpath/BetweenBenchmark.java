package io.asofguard.benchmarks.hotpath;

import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What work between look-ups costs, as a reader and a view do it, by work of the same length that
 * touches no memory: over few questions, whose lines are in the caches, and over all of them. What
 * it costs more there is that fewer look-ups are under way at a time.
 */
@State(Scope.Benchmark)
public class BetweenBenchmark extends LatestBenchmark {
  /** How many steps of eight instructions, none of which waits for a look-up, stand before each. */
  public enum Work {
    /** Nothing. */
    NONE(0),
    /** Half as long as the next. */
    STEPS_4(4),
    /** About as long as what a reader does. */
    STEPS_8(8),
    /** Twice as long. */
    STEPS_16(16),
    /** About as long as what a view does that is asked by name. */
    STEPS_48(48);

    private final int steps;

    Work(int steps) {
      this.steps = steps;
    }
  }

  /** Which questions, over and over. */
  public enum Asked {
    /** As many as fit into the caches with all that they need. */
    FEW {
      @Override
      Questions of(Questions all) {
        Questions few = new Questions(Math.min(MOST_FEW, all.size()));
        IntStream.range(0, few.size()).forEach(i -> few.set(i, all, i));
        return few;
      }
    },
    /** All of them. */
    ALL {
      @Override
      Questions of(Questions all) {
        return all;
      }
    };

    private static final int MOST_FEW = 256;

    abstract Questions of(Questions all);
  }

  /** What stands before each look-up. */
  @Param public Work burden = Work.NONE;

  /** Which are asked. */
  @Param public Asked order = Asked.ALL;

  private long one;
  private long two;
  private long three;
  private long four;

  @Override
  Questions questions(Dataset data, int size) {
    return order.of(super.questions(data, size));
  }

  @Override
  double answer(Peer by, Questions to, int index) {
    work(burden.steps);
    return super.answer(by, to, index);
  }

  private void work(int steps) {
    long a = one;
    long b = two;
    long c = three;
    long d = four;
    for (int i = 0; i < steps; i++) {
      a = Long.rotateLeft(a, 7) + i;
      b = Long.rotateLeft(b, 9) + i;
      c = Long.rotateLeft(c, 11) + i;
      d = Long.rotateLeft(d, 13) + i;
    }
    one = a;
    two = b;
    three = c;
    four = d;
  }
}
