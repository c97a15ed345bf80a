package io.asofguard.replay;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of {@code System.exit} that this process is ending of. Java has no way to refuse one any
 * more; but the process ends only when its shutdown hooks have ended, and they can look for it. A
 * call of {@code Runtime.halt} runs no hook, and is not seen.
 *
 * @param thread who called
 * @param place the line that called
 */
public record ExitCall(Thread thread, String place) {

  /**
   * Looks for the call. Costs a stack trace of every thread.
   *
   * @return the call, or empty if nobody calls: a process that was told to stop by a signal
   */
  public static Optional<ExitCall> underWay() {
    return Thread.getAllStackTraces().entrySet().stream()
        .map(ExitCall::in)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** What the ending itself does meanwhile stands above the call. */
  static @Nullable ExitCall in(Map.Entry<Thread, StackTraceElement[]> stack) {
    StackTraceElement[] lines = stack.getValue();
    for (int i = 0; i < lines.length; i++) {
      if (isExit(lines[i])) {
        return new ExitCall(stack.getKey(), caller(lines, i + 1));
      }
    }
    return null;
  }

  private static boolean isExit(StackTraceElement line) {
    return line.getClassName().equals("java.lang.Runtime") && line.getMethodName().equals("exit");
  }

  private static String caller(StackTraceElement[] lines, int from) {
    return Arrays.stream(lines, from, lines.length)
        .filter(line -> !line.getClassName().startsWith("java.lang."))
        .findFirst()
        .map(line -> line.getFileName() + ":" + line.getLineNumber())
        .orElse("an unknown place");
  }
}
