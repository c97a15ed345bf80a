package io.asofguard.benchmarks.hotpath;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The engines under test. */
public enum Engine {
  /** Our index by a series' number: the value alone. */
  INDEX(OwnIndex::values, OwnIndex::values, data -> new OwnBatch(OwnIndex.values(data))),
  /** Our index by a series' number: value, event time and knowledge time. */
  INDEX_WHOLE(OwnIndex::whole, null, null),
  /** The public view over it, by a reader of the series. */
  READER(OwnGuard::readers, OwnGuard::readers, null),
  /** The public view over it, narrowed to each cutoff, by the series' name. */
  VIEW(
      data -> OwnGuard.names(data, io.asofguard.guard.Engine.INDEX),
      data -> OwnGuard.names(data, io.asofguard.guard.Engine.INDEX),
      null),
  /** The same with receipts: a log for every 260 reads, packed and digested. */
  RECEIPTS(OwnGuard::receipts, OwnGuard::receipts, null),
  /** The public view over SQL, by the series' name. */
  VIEW_SQL(
      data -> OwnGuard.names(data, io.asofguard.guard.Engine.SQL),
      data -> OwnGuard.names(data, io.asofguard.guard.Engine.SQL),
      null),
  /** Sorted arrays on the heap and {@code Arrays.binarySearch}; at: it walks back from there. */
  ARRAYS(HeapStaircase::new, HeapRows::new, null),
  /** A {@code TreeMap} per series, {@code floorEntry}. */
  TREE_MAP(TreeMaps::new, null, null),
  /** LMDB through lmdbjava, {@code MDB_SET_RANGE}. */
  LMDB(LmdbStaircase::new, null, null),
  /** RocksDB, {@code seekForPrev}. */
  ROCKSDB(RocksStaircase::new, null, null),
  /** A prepared statement of SQLite; at: it walks back by the primary key. */
  SQLITE(SqliteStaircase::new, SqliteRows::new, null),
  /** DuckDB's {@code ASOF JOIN} on one thread. */
  DUCKDB_1(null, null, data -> new DuckDbJoin(data, 1)),
  /** DuckDB's {@code ASOF JOIN} on two threads. */
  DUCKDB_2(null, null, data -> new DuckDbJoin(data, 2));

  /** The one that the others are compared with. */
  public static final Engine BASELINE = INDEX;

  private final Peer.@Nullable Loader latest;
  private final Peer.@Nullable Loader at;
  private final BatchPeer.@Nullable Loader batch;

  Engine(Peer.@Nullable Loader latest, Peer.@Nullable Loader at, BatchPeer.@Nullable Loader batch) {
    this.latest = latest;
    this.at = at;
    this.batch = batch;
  }

  /** Those that answer the latest value. */
  public static Engine[] withLatest() {
    return those(engine -> engine.latest != null);
  }

  /** Those that answer the value at an event time. */
  public static Engine[] withAt() {
    return those(engine -> engine.at != null);
  }

  /** Those that have a way of their own with batches, and the baseline. */
  public static Engine[] withBatch() {
    return those(engine -> engine.batch != null || engine == BASELINE);
  }

  /** Whether it is another's, and gets the staircases ready made. */
  boolean isPeer() {
    return compareTo(ARRAYS) >= 0;
  }

  private static Engine[] those(Predicate<Engine> wanted) {
    return Arrays.stream(values()).filter(wanted).toArray(Engine[]::new);
  }

  Peer latest(Dataset data) throws Exception {
    return loader(latest).load(data);
  }

  Peer at(Dataset data) throws Exception {
    return loader(at).load(data);
  }

  /** Its own way with batches, or else look-ups one by one. */
  BatchPeer batch(Dataset data) throws Exception {
    return batch == null ? new OneByOne(latest(data)) : batch.load(data);
  }

  private Peer.Loader loader(Peer.@Nullable Loader loader) {
    if (loader == null) {
      throw new IllegalArgumentException(
          name() + " doesn't answer this; name other engines with -p engine=");
    }
    return loader;
  }
}
