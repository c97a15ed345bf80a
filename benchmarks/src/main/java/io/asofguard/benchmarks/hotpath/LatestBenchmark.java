package io.asofguard.benchmarks.hotpath;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The value in force at a random cutoff. */
@State(Scope.Benchmark)
public class LatestBenchmark extends LookUps {
  @Override
  Questions questions(Dataset data, int size) {
    if (engine.isPeer()) {
      data.staircases();
    }
    return Questions.latest(data, size);
  }

  @Override
  Peer load(Engine from, Dataset data) throws Exception {
    return from.latest(data);
  }

  @Override
  double answer(Peer by, Questions to, int index) {
    return by.latest(to.series[index], to.cutoff[index]);
  }
}
