package io.asofguard.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExitCallTest {

  private static StackTraceElement line(String type, String method, String file, int number) {
    return new StackTraceElement(type, method, file, number);
  }

  private static ExitCall in(StackTraceElement... lines) {
    return ExitCall.in(Map.entry(Thread.currentThread(), lines));
  }

  /** As seen once, while the hooks were gathered. */
  @Test
  void itIsWhereItWasCalledWhateverTheEndingDoesMeanwhile() {
    ExitCall call =
        in(
            line("java.util.IdentityHashMap", "hasNext", "IdentityHashMap.java", 724),
            line("java.lang.ApplicationShutdownHooks", "runHooks", "X.java", 1),
            line("java.lang.Shutdown", "exit", "Shutdown.java", 2),
            line("java.lang.Runtime", "exit", "Runtime.java", 3),
            line("java.lang.System", "exit", "System.java", 4),
            line("model.Exits", "forecast", "Exits.java", 17));
    assertThat(call.place()).isEqualTo("Exits.java:17");
  }

  @Test
  void aThreadThatDoesSomethingElseCallsNothing() {
    assertThat(in(line("model.Exits", "exit", "Exits.java", 17))).isNull();
  }
}
