package io.asofguard.guard;

import io.asofguard.api.Reading;
import java.util.List;

/**
 * Who wants to know what is read through a view and the views that are narrowed from it.
 *
 * <p>Called on the thread that reads, after the answer is found and before the caller has it, so a
 * {@link StackWalker} sees the line of user code. Readers may be many threads, so an implementation
 * must be thread-safe. What it throws, the reading code gets. A view without a listener pays
 * nothing but the test for one.
 */
@FunctionalInterface
public interface ReadListener {

  /**
   * A read was answered. A read that was refused with an exception before there was an answer, such
   * as one of a closed view, is none.
   *
   * @param read what was asked, and what came out
   */
  void read(Read read);

  /**
   * A window was answered.
   *
   * @param read the window as a whole
   * @param values what it holds, oldest event time first; empty if it is sealed
   */
  default void window(Read read, List<Reading.Known> values) {
    read(read);
  }
}
