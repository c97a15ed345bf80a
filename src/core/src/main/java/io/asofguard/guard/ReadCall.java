package io.asofguard.guard;

/** What forecaster code called. The order is on file: new ones go to the end. */
public enum ReadCall {
  /** {@code AsOf.latest}, or {@code SeriesReader.latest}. */
  LATEST("latest"),
  /** {@code AsOf.at}. */
  AT("at"),
  /** {@code AsOf.read}. */
  READ("read"),
  /** {@code AsOf.window}. */
  WINDOW("window"),
  /** {@code AsOf.series}. */
  SERIES("series"),
  /** {@code AsOf.outcome}. */
  OUTCOME("outcome"),
  /** {@code AsOf.beforeWall}. */
  BEFORE_WALL("beforeWall"),
  /** {@code SeriesReader.value}. */
  READER_VALUE("reader.value");

  private final String text;

  ReadCall(String text) {
    this.text = text;
  }

  /**
   * The name as receipts print it.
   *
   * @return such as {@code beforeWall}
   */
  public String text() {
    return text;
  }
}
