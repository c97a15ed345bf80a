package io.asofguard.junit;

import io.asofguard.law.Nanos;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/**
 * What narrows a run down to a single case: {@code -Dasof.leak.detector=poison} and {@code
 * -Dasof.leak.cutoff=2026-04-07T00:00:00Z}.
 *
 * @param settings of the platform or of the JVM, by name
 */
record LeakageContext(Function<String, Optional<String>> settings)
    implements EngineExecutionContext {
  static final String DETECTOR = "asof.leak.detector";
  static final String CUTOFF = "asof.leak.cutoff";

  Set<String> detectors(Set<String> asked) {
    return settings.apply(DETECTOR).map(Set::of).orElse(asked);
  }

  String cutoffs(String asked) {
    return settings.apply(CUTOFF).orElse(asked);
  }

  /** The command for a case of a test, {@code com.acme.ModelTest#forecast}. */
  static String command(String test, String detector, @Nullable Long cutoff) {
    String settings = "-D" + DETECTOR + "=" + detector;
    return new TestCommand(Path.of(""))
        .of(
            test,
            cutoff == null ? settings : settings + " -D" + CUTOFF + "=" + Nanos.toInstant(cutoff));
  }
}
