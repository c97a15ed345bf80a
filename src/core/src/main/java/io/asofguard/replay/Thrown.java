package io.asofguard.replay;

import org.jspecify.annotations.Nullable;

/** What forecaster code threw, in words for its author. */
final class Thrown {
  private Thrown() {}

  /**
   * What was thrown, what is behind it, and the line of the forecaster's own code, where it can be
   * told.
   */
  static String text(Throwable thrown, Class<?> own) {
    Throwable told = thrown;
    String before = "";
    if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
      told = thrown.getCause();
      before = "in a static initialiser: ";
    }
    Throwable root = root(told);
    String text = told.toString();
    String behind = text.contains(root.toString()) ? "" : ", caused by " + root;
    return before + text + behind + at(root, told, own);
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    for (int depth = 0; root.getCause() != null && depth < 100; depth++) {
      root = root.getCause();
    }
    return root;
  }

  private static String at(Throwable root, Throwable told, Class<?> own) {
    String line = line(root, own.getName());
    line = line == null ? line(told, own.getName()) : line;
    return line == null ? "" : " at " + line;
  }

  private static @Nullable String line(Throwable thrown, String own) {
    for (StackTraceElement line : thrown.getStackTrace()) {
      if (line.getClassName().equals(own) || line.getClassName().startsWith(own + "$")) {
        return line.getFileName() + ":" + line.getLineNumber();
      }
    }
    return null;
  }
}
