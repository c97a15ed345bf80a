package io.asofguard.hotpath;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.core.OS;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import net.openhft.chronicle.map.ExternalMapQueryContext;

/**
 * Pages of constant size in a Chronicle Map, by number. An entry never moves, so its address is
 * looked up once and then read and written in place, without locks.
 */
final class PageFile implements AutoCloseable {
  /** Values lie at 4 modulo 64: an entry is a key of 4 bytes and a value. */
  private static final int BEFORE_ALIGNED = 60;

  private static final int VALUE = Layout.USABLE + BEFORE_ALIGNED;
  private static final int LOCK_MILLIS = 2_000;
  private static final byte[] EMPTY = new byte[VALUE];

  private final ChronicleMap<Integer, byte[]> map;
  private int pages;

  private PageFile(ChronicleMap<Integer, byte[]> map) {
    this.map = map;
    this.pages = map.size();
  }

  /** A new file with room for so many pages; more make it grow. */
  static PageFile create(Path file, int capacity) throws IOException {
    return new PageFile(builder(capacity).createPersistedTo(file.toFile()));
  }

  static PageFile open(Path file) throws IOException {
    return new PageFile(builder(1).createPersistedTo(file.toFile()));
  }

  private static ChronicleMapBuilder<Integer, byte[]> builder(int capacity) {
    return ChronicleMapBuilder.of(Integer.class, byte[].class)
        .name("asof-index")
        .constantKeySizeBySample(0)
        .constantValueSizeBySample(EMPTY)
        .entries(capacity)
        .actualSegments(1)
        .maxBloatFactor(10)
        .checksumEntries(false)
        .putReturnsNull(true)
        .skipCloseOnExitHook(true);
  }

  int pages() {
    return pages;
  }

  /** Adds a page of zeroes; its address. */
  long add() {
    map.put(pages, EMPTY);
    return address(pages++);
  }

  /** Where a page's aligned bytes are, for as long as this is open. */
  long address(int page) {
    try (ExternalMapQueryContext<Integer, byte[], ?> query = map.queryContext(page)) {
      if (!query.readLock().tryLock(LOCK_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("page " + page + " is locked by a process that is gone");
      }
      var entry = query.entry();
      if (entry == null) {
        throw new IllegalStateException("page " + page + " is missing");
      }
      Data<byte[]> value = entry.value();
      long address = value.bytes().addressForRead(value.offset()) + BEFORE_ALIGNED;
      if ((address & (Layout.RECORD - 1)) != 0) {
        throw new IllegalStateException("page " + page + " is not aligned");
      }
      return address;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Whoever still reads an address after this brings down the JVM. */
  @Override
  public void close() {
    map.close();
  }

  static {
    System.setProperty("chronicle.announcer.disable", "true");
    assert OS.is64Bit();
  }
}
