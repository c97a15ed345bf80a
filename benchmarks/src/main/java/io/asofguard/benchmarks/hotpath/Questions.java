package io.asofguard.benchmarks.hotpath;

import java.nio.LongBuffer;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Questions in random order that all have an answer, and the answers: found by learning a series'
 * rows in the order of knowledge time up to each cutoff. A series is asked as often as it has rows.
 */
final class Questions {
  private static final long SEED = 7;
  private static final int COLUMNS = 4;

  final int[] series;
  final long[] eventTime;
  final long[] cutoff;
  final double[] expected;

  Questions(int size) {
    series = new int[size];
    eventTime = new long[size];
    cutoff = new long[size];
    expected = new double[size];
  }

  /** For the value in force: event time and cutoff are one. */
  static Questions latest(Dataset data, int size) {
    return shared("latest", data, size, Ask::latest);
  }

  /** For the value at an event time, as the data's shape asks. */
  static Questions at(Dataset data, int size) {
    return shared("at", data, size, data.shape()::at);
  }

  private static Questions shared(
      String kind, Dataset data, int size, BiFunction<SeriesRows, SplittableRandom, Ask> ask) {
    String name = "%s-%d.%s-%d".formatted(data.shape(), data.rowCount(), kind, size);
    return from(Shared.longs(name, () -> draw(data, size, ask).longs()));
  }

  private static Questions from(LongBuffer written) {
    Questions questions = new Questions(written.remaining() / COLUMNS);
    for (int i = 0; i < questions.size(); i++) {
      questions.series[i] = (int) written.get();
      questions.eventTime[i] = written.get();
      questions.cutoff[i] = written.get();
      questions.expected[i] = Double.longBitsToDouble(written.get());
    }
    return questions;
  }

  private long[] longs() {
    LongBuffer written = LongBuffer.allocate(COLUMNS * size());
    for (int i = 0; i < size(); i++) {
      written.put(series[i]).put(eventTime[i]).put(cutoff[i]);
      written.put(Double.doubleToRawLongBits(expected[i]));
    }
    return written.array();
  }

  private static Questions draw(
      Dataset data, int size, BiFunction<SeriesRows, SplittableRandom, Ask> ask) {
    int tries = size + size / 4;
    int[] first = firsts(data, tries);
    Questions drawn = new Questions(tries);
    IntStream.range(0, data.seriesCount())
        .parallel()
        .filter(number -> first[number] < first[number + 1])
        .forEach(
            number ->
                new Sweep(data.rows(number), number, drawn)
                    .answer(first[number], first[number + 1], ask));
    return drawn.some(size);
  }

  /** Where each series' questions begin, and the last one's end. */
  private static int[] firsts(Dataset data, int tries) {
    long[] upTo = new long[data.seriesCount()];
    long total = data.rowCount();
    long rows = 0;
    for (int number = 0; number < upTo.length; number++) {
      rows += data.rows(number).size();
      upTo[number] = rows * tries / total;
    }
    return IntStream.rangeClosed(0, upTo.length)
        .map(number -> number == 0 ? 0 : (int) upTo[number - 1])
        .toArray();
  }

  /** Some of those that have an answer, in random order. */
  private Questions some(int size) {
    int[] order = IntStream.range(0, size()).filter(i -> !Double.isNaN(expected[i])).toArray();
    if (order.length < size) {
      throw new IllegalStateException("too few questions have an answer: " + order.length);
    }
    SplittableRandom random = new SplittableRandom(SEED);
    Questions some = new Questions(size);
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i, order.length);
      some.set(i, this, order[other]);
      order[other] = order[i];
    }
    return some;
  }

  int size() {
    return series.length;
  }

  /** An index that may be one or two beyond the last, from the first again. */
  int wrap(int index) {
    return index < size() ? index : index - size();
  }

  /** The same by series and cutoff. */
  Questions sorted() {
    int[] order =
        IntStream.range(0, size())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(i -> series[i]).thenComparingLong(i -> cutoff[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    Questions sorted = new Questions(size());
    for (int i = 0; i < order.length; i++) {
      sorted.set(i, this, order[i]);
    }
    return sorted;
  }

  /** The same from this one on, the first after the last. */
  Questions from(int first) {
    Questions rotated = new Questions(size());
    for (int i = 0; i < size(); i++) {
      rotated.set(i, this, (first + i) % size());
    }
    return rotated;
  }

  /** Takes one over. */
  void set(int index, Questions other, int from) {
    series[index] = other.series[from];
    eventTime[index] = other.eventTime[from];
    cutoff[index] = other.cutoff[from];
    expected[index] = other.expected[from];
  }

  /** Refuses an answer that isn't the expected one. */
  void check(int index, double answer) {
    if (answer != expected[index]) {
      throw new IllegalStateException(
          "wrong answer: series %d at %d by %d is %s, got %s"
              .formatted(series[index], eventTime[index], cutoff[index], expected[index], answer));
    }
  }
}
