package io.asofguard.benchmarks.hotpath;

import io.asofguard.guard.Read;
import io.asofguard.guard.ReadListener;
import io.asofguard.guard.ReadLog;
import io.asofguard.store.ReadPart;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Receipts as a replay keeps them: a log for each question, packed and digested at its end. */
final class Logs implements ReadListener {
  private static final int READS_OF_A_QUESTION = 260;

  private @Nullable ReadLog log;

  @Override
  public synchronized void read(Read read) {
    ReadLog to = log == null ? begun(read.cutoff()) : log;
    to.read(read);
    log = to.count() == READS_OF_A_QUESTION ? ended(to) : to;
  }

  private static ReadLog begun(long cutoff) {
    return new ReadLog(cutoff, () -> Path.of(System.getProperty("java.io.tmpdir")));
  }

  private static @Nullable ReadLog ended(ReadLog whole) {
    String digest = ReadPart.digest(whole.parts());
    whole.close();
    if (digest.isEmpty()) {
      throw new IllegalStateException("no digest of what was read");
    }
    return null;
  }
}
