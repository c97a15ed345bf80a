package io.asofguard.benchmarks.hotpath;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A map per series. */
final class TreeMaps implements Peer {
  /** An entry of 40 bytes, a {@code Long} and a {@code Double} of 24 each. */
  private static final int ROW_BYTES = 88;

  private final List<NavigableMap<Long, Double>> series;

  TreeMaps(Dataset data) {
    series = Stream.of(data.staircases()).map(TreeMaps::map).toList();
  }

  private static NavigableMap<Long, Double> map(Staircase steps) {
    NavigableMap<Long, Double> map = new TreeMap<>();
    for (int i = 0; i < steps.size(); i++) {
      map.put(steps.knowledge[i], steps.value[i]);
    }
    return map;
  }

  @Override
  public double latest(int number, long cutoff) {
    Map.Entry<Long, Double> found = series.get(number).floorEntry(cutoff);
    return found == null ? Double.NaN : found.getValue();
  }

  @Override
  public long bytes() {
    return series.stream().mapToLong(Map::size).sum() * ROW_BYTES;
  }
}
