package io.asofguard.benchmarks.hotpath;

import io.asofguard.benchmarks.Folder;
import io.asofguard.hotpath.AddedRows;
import io.asofguard.hotpath.BuildLock;
import io.asofguard.hotpath.Hit;
import io.asofguard.hotpath.IndexBuild;
import io.asofguard.hotpath.IndexFolder;
import io.asofguard.hotpath.IndexSize;
import io.asofguard.hotpath.LiveIndex;
import java.io.IOException;
import java.util.Objects;

/** Our index, asked by the numbers of its series. */
final class OwnIndex implements Peer {
  private static final long SNAPSHOT = 1;
  private static final String DIGEST = "00".repeat(32);

  private final Folder folder = Folder.make();
  private final LiveIndex index;
  private final long bytes;
  private final boolean whole;
  private final Hit hit = new Hit();

  private OwnIndex(Dataset data, boolean whole, AddedRows added) throws IOException {
    this.whole = whole;
    IndexFolder files = new IndexFolder(folder.resolve("index"));
    BuildLock lock = Objects.requireNonNull(files.lock());
    try (lock;
        IndexBuild build = files.begin(new IndexSize(data.rowCount(), data.seriesCount()))) {
      for (int series = 0; series < data.seriesCount(); series++) {
        build.add(series, rows(data.rows(series)));
      }
      build.finish(SNAPSHOT, DIGEST);
    }
    var opened = Objects.requireNonNull(files.open().index());
    this.index = LiveIndex.of(opened).plus(added, SNAPSHOT + 1);
    this.bytes = opened.bytes();
  }

  /** Of which the value alone is wanted. */
  static OwnIndex values(Dataset data) throws IOException {
    return new OwnIndex(data, false, new AddedRows());
  }

  /** The same, with rows that were added since it was built. */
  static OwnIndex with(Dataset data, AddedRows added) throws IOException {
    return new OwnIndex(data, false, added);
  }

  /** Of which value, event time and knowledge time are wanted. */
  static OwnIndex whole(Dataset data) throws IOException {
    return new OwnIndex(data, true, new AddedRows());
  }

  private static io.asofguard.hotpath.SeriesRows rows(SeriesRows from) {
    var rows = new io.asofguard.hotpath.SeriesRows();
    for (int i = 0; i < from.size(); i++) {
      rows.add(from.eventTime[i], from.knowledge[i], from.value[i], 1);
    }
    return rows;
  }

  @Override
  public double latest(int series, long cutoff) {
    if (!whole) {
      return index.latest(series, cutoff);
    }
    return index.latest(series, cutoff, hit) ? hit.value : Double.NaN;
  }

  @Override
  public double at(int series, long eventTime, long cutoff) {
    return index.at(series, eventTime, cutoff, hit) ? hit.value : Double.NaN;
  }

  LiveIndex live() {
    return index;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
