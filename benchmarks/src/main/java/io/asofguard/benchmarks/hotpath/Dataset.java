package io.asofguard.benchmarks.hotpath;

import java.nio.LongBuffer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of all series, numbered from 0; always the same for a shape and a number of rows. */
final class Dataset {
  private final Shape shape;
  private final SeriesRows[] series;
  private Staircase[] staircases = {};

  /** Of about so many rows. */
  Dataset(Shape shape, int rows) {
    this.shape = shape;
    LongBuffer made = Shared.longs(shape + "-" + rows + ".rows", () -> make(shape, rows));
    series = new SeriesRows[(int) made.get()];
    for (int number = 0; number < series.length; number++) {
      series[number] = SeriesRows.from(made);
    }
  }

  private static long[] make(Shape shape, int rows) {
    int[] sizes = shape.sizes(rows);
    int total = IntStream.of(sizes).sum();
    SeriesRows[] series =
        IntStream.range(0, sizes.length)
            .parallel()
            .mapToObj(number -> shape.make(number, sizes[number], total))
            .toArray(SeriesRows[]::new);
    LongBuffer made = LongBuffer.allocate(1 + Stream.of(series).mapToInt(SeriesRows::longs).sum());
    made.put(series.length);
    for (SeriesRows one : series) {
      one.to(made);
    }
    return made.array();
  }

  Shape shape() {
    return shape;
  }

  int seriesCount() {
    return series.length;
  }

  /** How many rows in all. */
  long rowCount() {
    return IntStream.range(0, series.length).mapToLong(number -> series[number].size()).sum();
  }

  SeriesRows rows(int number) {
    return series[number];
  }

  /** What {@code latest} answers, for each series; worked out once, by the first call. */
  Staircase[] staircases() {
    if (staircases.length == 0) {
      staircases =
          IntStream.range(0, series.length)
              .parallel()
              .mapToObj(number -> Staircase.of(series[number]))
              .toArray(Staircase[]::new);
    }
    return staircases;
  }
}
