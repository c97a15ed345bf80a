package io.asofguard.junit;

import java.util.List;
import java.util.Set;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/**
 * What narrows a run down to a single case: {@code -Dasof.leak.detector=poison} and {@code
 * -Dasof.leak.cutoff=2026-04-07T00:00:00Z}.
 *
 * @param settings of the platform, which include system properties
 */
record LeakageContext(ConfigurationParameters settings) implements EngineExecutionContext {
  static final String DETECTOR = "asof.leak.detector";
  static final String CUTOFF = "asof.leak.cutoff";

  Set<String> detectors(String[] annotated) {
    return settings.get(DETECTOR).map(Set::of).orElseGet(() -> Set.copyOf(List.of(annotated)));
  }

  String cutoffs(String annotated) {
    return settings.get(CUTOFF).orElse(annotated);
  }
}
