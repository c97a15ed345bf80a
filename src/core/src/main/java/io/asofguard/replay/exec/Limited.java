package io.asofguard.replay.exec;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Passes on a program's first lines and says that it leaves out the rest. */
final class Limited implements Consumer<String> {
  static final int MOST = 100;

  private final Consumer<String> notes;
  private final AtomicInteger passed = new AtomicInteger();

  Limited(Consumer<String> notes) {
    this.notes = notes;
  }

  @Override
  public void accept(String line) {
    int number = passed.incrementAndGet();
    if (number <= MOST) {
      notes.accept(line);
    } else if (number == MOST + 1) {
      notes.accept("(more than " + MOST + " lines: the rest of the program's stderr is left out)");
    } else {
      passed.decrementAndGet();
    }
  }
}
