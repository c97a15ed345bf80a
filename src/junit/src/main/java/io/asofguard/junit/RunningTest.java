package io.asofguard.junit;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The test that the calling thread is in. */
final class RunningTest {
  private RunningTest() {}

  /**
   * Its name, as build tools take it.
   *
   * @param asked the class that asks, which is no test
   * @return class and method; the class alone, nearest to the one that asks, where no method on the
   *     stack is marked as a test of the JUnit platform
   */
  static String name(Class<?> asked) {
    List<StackFrame> frames =
        StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
            .walk(
                all ->
                    all.filter(f -> !List.of(asked, RunningTest.class).contains(classOf(f)))
                        .toList());
    return frames.stream()
        .filter(RunningTest::isTest)
        .map(frame -> frame.getClassName() + "#" + frame.getMethodName())
        .findFirst()
        .orElseGet(() -> frames.get(0).getClassName());
  }

  private static Class<?> classOf(StackFrame frame) {
    return frame.getDeclaringClass();
  }

  private static boolean isTest(StackFrame frame) {
    return Arrays.stream(classOf(frame).getDeclaredMethods())
        .filter(method -> method.getName().equals(frame.getMethodName()))
        .anyMatch(method -> AnnotationSupport.isAnnotated(method, Testable.class));
  }
}
