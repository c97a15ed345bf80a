package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The bytes of a sealed index: where what in it lies, and how to change one behind its back. */
final class IndexFile {
  private static final int PAGE = Layout.USABLE + 64;

  /** What bytes say something. */
  enum Part {
    HEADER,
    SERIES,
    CHUNKS,
    ROWS,
    TABLE,
    COVERS,
    SIDE_COVERS,
    NOTES
  }

  /** A stretch of the file. */
  record Region(long at, int bytes) {}

  final Path folder;
  final Seal seal;
  final byte[] bytes;
  private final long firstPage;
  private final Map<Part, List<Region>> regions = new EnumMap<>(Part.class);

  IndexFile(Path folder) throws IOException {
    this.folder = folder;
    this.seal = Seal.read(folder);
    this.bytes = Files.readAllBytes(path());
    this.firstPage =
        new String(bytes, StandardCharsets.ISO_8859_1).indexOf("ASOFIDX2", FileSum.LOCK);
    for (Part part : Part.values()) {
      regions.put(part, new ArrayList<>());
    }
    try (PageFile file = PageFile.open(path())) {
      IndexDirectory directory = new IndexDirectory(new FileSpace(file), seal);
      addDirectory(directory);
      for (SeriesRecord series : directory.series) {
        for (int i = 0; i < series.factsCount(); i++) {
          addChunk(directory.chunks.address(series.facts() + i), true);
        }
        for (int i = 0; i < series.stairsCount(); i++) {
          addChunk(directory.chunks.address(series.stairs() + i), false);
        }
      }
    }
  }

  Path path() {
    return folder.resolve(seal.file());
  }

  List<Region> regions(Part part) {
    return regions.get(part);
  }

  private void addDirectory(IndexDirectory directory) {
    add(Part.HEADER, 0, 80);
    long at = (long) directory.header.directory() << Integer.SIZE;
    for (SeriesRecord series : directory.series) {
      boolean noStairs = series.stairsCount() <= 0;
      add(Part.SERIES, at, noStairs ? 12 : 20);
      add(Part.SERIES, at + 24, 8);
      at += SeriesRecord.BYTES;
    }
    for (int i = 0; i < directory.chunks.size(); i++, at += Layout.RECORD) {
      add(Part.CHUNKS, at, Layout.RECORD);
    }
    add(Part.TABLE, at, directory.words.size() * Long.BYTES);
  }

  private void addChunk(long record, boolean facts) {
    int count = Chunk.count(record);
    long rows = MEMORY.readLong(record + Layout.ROWS_AT);
    add(Part.ROWS, rows, count * Layout.ROW);
    if (facts) {
      add(Part.COVERS, rows + Layout.covers(count), Long.BYTES * Layout.coverCount(count));
    }
    long notes = MEMORY.readLong(record + Layout.NOTES_AT);
    if (notes >= 0) {
      add(Part.NOTES, notes, count);
    }
    long side = MEMORY.readLong(record + Layout.SIDE_AT);
    if (side >= 0) {
      int covers = Layout.coverCount(count);
      add(Part.SIDE_COVERS, side, 2 * (covers + 1));
      int pairs = bytes[(int) at(side) + 2 * covers] & 0xFF;
      pairs |= (bytes[(int) at(side) + 2 * covers + 1] & 0xFF) << 8;
      add(Part.SIDE_COVERS, side + CoverWriter.pairsAt(covers), 16 * pairs);
    }
  }

  private void add(Part part, long position, int length) {
    if (length > 0) {
      regions.get(part).add(new Region(at(position), length));
    }
  }

  private long at(long position) {
    return firstPage + (position >> Integer.SIZE) * PAGE + (int) position;
  }

  /** Changes a byte, and leaves the seal as it is. */
  void change(long at, int xor) throws IOException {
    bytes[(int) at] ^= (byte) xor;
    try (RandomAccessFile file = new RandomAccessFile(path().toFile(), "rw")) {
      file.seek(at);
      file.write(bytes[(int) at]);
    }
  }

  /** Changes a byte, and the checksums in the seal along with it. */
  void changeUnnoticed(Part part, long at, int xor) throws IOException {
    change(at, xor);
    long head = FileSum.of(path(), Math.min(1 << 16, bytes.length));
    long whole = FileSum.of(path(), bytes.length);
    long directory = part == Part.HEADER ? seal.directory() : directorySum();
    new Seal(seal.file(), seal.snapshot(), seal.digest(), seal.bytes(), head, directory, whole)
        .write(folder);
  }

  private long directorySum() throws IOException {
    try (PageFile file = PageFile.open(path())) {
      FileSpace space = new FileSpace(file);
      return IndexDirectory.sum(space, Header.read(space.pageAddress(0)));
    }
  }

  /**
   * Whether a change of a chunk's record leads it to another table, and that has the same words.
   */
  boolean leadsToTheSameTable(Region record, long changed, int xor) {
    long place = changed - record.at() - Layout.TABLE_AT;
    if (place < 0 || place >= Long.BYTES) {
      return false;
    }
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long leadsTo = file.getLong((int) record.at() + Layout.TABLE_AT);
    long led = leadsTo ^ ((long) xor << (Byte.SIZE * place));
    int length = Layout.tableBytes(file.getInt((int) record.at() + Layout.COUNT));
    Region tables = regions(Part.TABLE).get(0);
    return leadsTo >= 0
        && leadsTo <= (tables.bytes() - length) / Long.BYTES
        && file.slice((int) (tables.at() + leadsTo * Long.BYTES), length)
            .equals(file.slice((int) (tables.at() + led * Long.BYTES), length));
  }

  /** As it was sealed. */
  void restore(long at, int xor) throws IOException {
    change(at, xor);
    seal.write(folder);
  }
}
