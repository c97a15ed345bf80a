package io.asofguard.benchmarks.hotpath;

import io.asofguard.benchmarks.Folder;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.FlushOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** RocksDB: compacted, all blocks cached; one iterator for all reads. */
final class RocksStaircase implements Peer {
  private static final long CACHE_BYTES = 2L << 30;
  private static final int BATCH = 10_000;
  private static final int KEY_BYTES = Integer.BYTES + Long.BYTES;

  private final Folder folder;
  private final LRUCache cache;
  private final Options options;
  private final RocksDB db;
  private final RocksIterator iterator;
  private final long bytes;
  private final ByteBuffer key = ByteBuffer.allocateDirect(KEY_BYTES);
  private final ByteBuffer found = ByteBuffer.allocateDirect(KEY_BYTES);
  private final ByteBuffer value = ByteBuffer.allocateDirect(Double.BYTES);

  RocksStaircase(Dataset data) throws IOException, RocksDBException {
    RocksDB.loadLibrary();
    folder = Folder.make();
    cache = new LRUCache(CACHE_BYTES);
    options =
        new Options()
            .setCreateIfMissing(true)
            .setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(cache));
    db = RocksDB.open(options, folder.resolve("rocks").toString());
    load(data.staircases());
    bytes = folder.bytes();
    iterator = db.newIterator();
  }

  private void load(Staircase[] stairs) throws RocksDBException {
    try (WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
        WriteBatch batch = new WriteBatch();
        FlushOptions flush = new FlushOptions().setWaitForFlush(true)) {
      for (int series = 0; series < stairs.length; series++) {
        put(batch, unlogged, series, stairs[series]);
      }
      db.write(unlogged, batch);
      db.flush(flush);
    }
    db.compactRange();
  }

  private void put(WriteBatch batch, WriteOptions unlogged, int series, Staircase steps)
      throws RocksDBException {
    for (int i = 0; i < steps.size(); i++) {
      batch.put(key(series, steps.knowledge[i]), value.clear().putDouble(steps.value[i]).flip());
      if (batch.count() == BATCH) {
        db.write(unlogged, batch);
        batch.clear();
      }
    }
  }

  private ByteBuffer key(int series, long knowledge) {
    return key.clear().putInt(series).putLong(knowledge ^ Long.MIN_VALUE).flip();
  }

  @Override
  public double latest(int series, long cutoff) {
    iterator.seekForPrev(key(series, cutoff));
    if (!iterator.isValid()) {
      return Double.NaN;
    }
    iterator.key(found.clear());
    if (found.getInt(0) != series) {
      return Double.NaN;
    }
    iterator.value(value.clear());
    return value.getDouble(0);
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    iterator.close();
    db.close();
    options.close();
    cache.close();
    folder.close();
  }
}
