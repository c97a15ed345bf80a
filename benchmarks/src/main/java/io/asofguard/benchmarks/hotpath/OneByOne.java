package io.asofguard.benchmarks.hotpath;

import java.io.IOException;
import java.sql.SQLException;

/** A batch as a loop over look-ups. */
record OneByOne(Peer peer) implements BatchPeer {
  @Override
  public void latest(int[] series, long[] cutoffs, double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = peer.latest(series[i], cutoffs[i]);
    }
  }

  @Override
  public long bytes() {
    return peer.bytes();
  }

  @Override
  public void close() throws IOException, SQLException {
    peer.close();
  }
}
