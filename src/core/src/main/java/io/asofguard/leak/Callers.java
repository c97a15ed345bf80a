package io.asofguard.leak;

import io.asofguard.guard.ReadListener;
import java.lang.StackWalker.StackFrame;
import org.jspecify.annotations.Nullable;

/** Finds the line of user code in the stack of the current thread. */
final class Callers {
  private Callers() {}

  /** The nearest frame that is neither the watch over the view nor the JDK. */
  static @Nullable Place userLine() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames -> frames.filter(Callers::isUser).findFirst().map(Callers::place).orElse(null));
  }

  private static boolean isUser(StackFrame frame) {
    Class<?> type = frame.getDeclaringClass();
    return type.getClassLoader() != null
        && type.getPackage() != Callers.class.getPackage()
        && type.getPackage() != ReadListener.class.getPackage();
  }

  private static Place place(StackFrame frame) {
    String file = frame.getFileName();
    return new Place(
        file == null ? frame.getClassName() : file,
        Math.max(0, frame.getLineNumber()),
        frame.getClassName() + "." + frame.getMethodName());
  }
}
