package io.asofguard.cli;

import io.asofguard.leak.Verdict;

/** What a command's end says to the shell. */
final class ExitCode {
  static final int DONE = 0;
  static final int FOUND = 1;
  static final int USAGE = 2;
  static final int BAD_DATA = 3;
  static final int INCONCLUSIVE = 4;
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  static int of(Verdict verdict) {
    return switch (verdict) {
      case CLEAN -> DONE;
      case LEAK -> FOUND;
      case INCONCLUSIVE, NOT_RUN -> INCONCLUSIVE;
    };
  }
}
