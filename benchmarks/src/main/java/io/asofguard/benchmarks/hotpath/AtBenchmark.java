package io.asofguard.benchmarks.hotpath;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The value at a random event time, by a random cutoff. */
@State(Scope.Benchmark)
public class AtBenchmark extends LookUps {
  @Override
  Questions questions(Dataset data, int size) {
    return Questions.at(data, size);
  }

  @Override
  Peer load(Engine from, Dataset data) throws Exception {
    return from.at(data);
  }

  @Override
  double answer(Peer by, Questions to, int index) {
    return by.at(to.series[index], to.eventTime[index], to.cutoff[index]);
  }
}
