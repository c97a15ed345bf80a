package io.asofguard.ingest;

import io.asofguard.store.KeptOut;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import io.asofguard.store.StoreException;
import io.asofguard.store.WriteTx;
import java.util.List;
import java.util.Objects;

/**
 * Lines that a recorder had taken when it refused to go on: nobody can take them from the pipe
 * again, so they are kept in quarantine.
 */
final class RefusedLines {
  private RefusedLines() {}

  /** Keeps the lines; the exception says why they were refused and where they are. */
  static RefusedException keep(
      Store store, int patienceMillis, List<LiveLines.Line> taken, RefusedException why) {
    List<LiveLines.Line> lines = taken.stream().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      return why;
    }
    String refusal = Objects.requireNonNull(why.getMessage());
    String fate;
    try (WriteTx tx = store.write(patienceMillis)) {
      KeptOut keptOut = tx.keptOut();
      for (LiveLines.Line line : lines) {
        String problem = line.problem();
        keptOut.add(line.number(), problem == null ? refusal : problem, line.text());
      }
      keptOut.store(0, Long.MAX_VALUE, "stdin", Fingerprint.of(taken), null);
      tx.commit();
      fate = " kept in quarantine (asof quarantine shows them)";
    } catch (StoreException e) {
      fate = " lost, for they can't be kept in quarantine: " + e.getMessage();
    }
    String count = lines.size() == 1 ? "; 1 line that had come is" : countOf(lines);
    return new RefusedException(refusal + count + fate);
  }

  private static String countOf(List<LiveLines.Line> lines) {
    return "; " + lines.size() + " lines that had come are";
  }
}
