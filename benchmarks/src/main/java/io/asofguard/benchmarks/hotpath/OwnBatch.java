package io.asofguard.benchmarks.hotpath;

import io.asofguard.hotpath.Batch;
import java.io.IOException;

/** Our index, asked by one thread for many values at once. */
final class OwnBatch implements BatchPeer {
  private final OwnIndex index;
  private final Batch batch = new Batch();
  private long[] eventTimes = new long[0];

  OwnBatch(OwnIndex index) {
    this.index = index;
  }

  @Override
  public void take(int[] series, long[] cutoffs) {
    eventTimes = new long[series.length];
  }

  @Override
  public void latest(int[] series, long[] cutoffs, double[] values) {
    batch.latest(index.live(), series, cutoffs, values, eventTimes);
  }

  @Override
  public BatchPeer another() {
    return new OwnBatch(index);
  }

  @Override
  public long bytes() {
    return index.bytes();
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
