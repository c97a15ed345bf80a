package io.asofguard.replay;

import io.asofguard.law.Nanos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The cutoffs that a go of a run sets out to ask about, in a file of the run's folder until the
 * manifest has been written: a go that is killed can't say any more what it has left.
 */
final class Intended {
  private final Path folder;
  private final Path file;

  /**
   * Those of a run.
   *
   * @param folder the run's; it need not exist
   */
  Intended(Path folder) {
    this.folder = folder;
    this.file = folder.resolve(".intended");
  }

  /** Whether a go is under way, or was killed. */
  boolean isThere() {
    return Files.exists(file);
  }

  /** Adds to what a killed go has left. */
  void add(Collection<Long> cutoffs) {
    Set<Long> all = times();
    all.addAll(cutoffs);
    String text = all.stream().map(time -> Nanos.text(time) + "\n").collect(Collectors.joining());
    try {
      Files.createDirectories(folder);
      try (DigestedFile out = new DigestedFile(file)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.finish();
        out.commit();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In ascending order; empty if no go has died. */
  Set<Long> times() {
    try {
      Set<Long> times = new TreeSet<>();
      if (isThere()) {
        Files.readAllLines(file).forEach(line -> times.add(Nanos.of(Instant.parse(line))));
      }
      return times;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void forget() throws IOException {
    Files.deleteIfExists(file);
  }
}
