package io.asofguard.hotpath;

/** The probes of a batch, side by side with the places of their answers. */
final class Probes {
  final int[] series;
  final long[] cutoffs;
  final double[] values;
  final long[] eventTimes;

  Probes(int[] series, long[] cutoffs, double[] values, long[] eventTimes) {
    this.series = series;
    this.cutoffs = cutoffs;
    this.values = values;
    this.eventTimes = eventTimes;
  }
}
