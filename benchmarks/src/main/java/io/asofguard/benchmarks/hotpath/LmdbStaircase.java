package io.asofguard.benchmarks.hotpath;

import static org.lmdbjava.EnvFlags.MDB_NOSYNC;
import static org.lmdbjava.EnvFlags.MDB_WRITEMAP;
import static org.lmdbjava.PutFlags.MDB_APPEND;

import io.asofguard.benchmarks.Folder;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.lmdbjava.Cursor;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.GetOp;
import org.lmdbjava.Stat;
import org.lmdbjava.Txn;

/**
 * LMDB: keys of the series and the complement of the knowledge time, so that the first key that is
 * not less holds the answer; one transaction and one cursor for all reads.
 */
final class LmdbStaircase implements Peer {
  private static final long MAP_BYTES = 1L << 34;
  private static final int KEY_BYTES = Integer.BYTES + Long.BYTES;

  private final Folder folder;
  private final Env<ByteBuffer> env;
  private final Txn<ByteBuffer> reads;
  private final Cursor<ByteBuffer> cursor;
  private final long bytes;
  private final ByteBuffer key = ByteBuffer.allocateDirect(KEY_BYTES);

  LmdbStaircase(Dataset data) throws IOException {
    folder = Folder.make();
    env =
        Env.create()
            .setMapSize(MAP_BYTES)
            .setMaxDbs(1)
            .open(folder.resolve("").toFile(), MDB_NOSYNC, MDB_WRITEMAP);
    Dbi<ByteBuffer> steps = env.openDbi("steps", DbiFlags.MDB_CREATE);
    load(steps, data.staircases());
    reads = env.txnRead();
    bytes = bytes(steps.stat(reads));
    cursor = steps.openCursor(reads);
  }

  private void load(Dbi<ByteBuffer> steps, Staircase[] stairs) {
    ByteBuffer value = ByteBuffer.allocateDirect(Double.BYTES);
    try (Txn<ByteBuffer> write = env.txnWrite()) {
      for (int series = 0; series < stairs.length; series++) {
        for (int i = stairs[series].size() - 1; i >= 0; i--) {
          value.clear().putDouble(stairs[series].value[i]).flip();
          steps.put(write, key(series, stairs[series].knowledge[i]), value, MDB_APPEND);
        }
      }
      write.commit();
    }
  }

  private ByteBuffer key(int series, long knowledge) {
    return key.clear().putInt(series).putLong(~knowledge ^ Long.MIN_VALUE).flip();
  }

  @Override
  public double latest(int series, long cutoff) {
    boolean found = cursor.get(key(series, cutoff), GetOp.MDB_SET_RANGE);
    return found && cursor.key().getInt(0) == series ? cursor.val().getDouble(0) : Double.NaN;
  }

  private static long bytes(Stat stat) {
    return stat.pageSize * (stat.branchPages + stat.leafPages + stat.overflowPages);
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    cursor.close();
    reads.close();
    env.close();
    folder.close();
  }
}
