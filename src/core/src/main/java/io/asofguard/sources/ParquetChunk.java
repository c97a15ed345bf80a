package io.asofguard.sources;

import io.asofguard.sources.ParquetColumn.Holds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column's cells in the rows at hand. */
final class ParquetChunk {
  private final DuckDbChunks chunks;
  private final int text;
  private final int number;
  private final Holds holds;
  private final List<String> coded;
  private long[] numbers = {};
  private double[] reals = {};
  private boolean[] there = {};

  /**
   * Of a column.
   *
   * @param text which column of the answer has its texts
   * @param number which one has its numbers
   * @param coded the texts that codes stand for
   */
  ParquetChunk(DuckDbChunks chunks, int text, int number, Holds holds, List<String> coded) {
    this.chunks = chunks;
    this.text = text;
    this.number = number;
    this.holds = holds;
    this.coded = coded;
  }

  /** Takes over the rows that the answer is at. */
  void fill(int rows) {
    if (there.length < rows) {
      numbers = new long[rows];
      reals = new double[rows];
      there = new boolean[rows];
    }
    if (holds == Holds.REALS) {
      chunks.reals(number, reals, there);
    } else if (holds != Holds.TEXTS) {
      chunks.numbers(number, numbers, there);
    }
  }

  /** What the number of a cell is; texts where it has none. */
  Holds holds(int row) {
    return there[row] ? holds : Holds.TEXTS;
  }

  long number(int row) {
    return numbers[row];
  }

  double real(int row) {
    return reals[row];
  }

  @Nullable String text(int row) {
    return holds(row) == Holds.CODES ? coded.get((int) numbers[row]) : chunks.text(text, row);
  }
}
