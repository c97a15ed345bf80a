package io.asofguard.ingest;

import java.util.List;

/**
 * A kind of payload that import takes as its source wrote it. An implementation turns records into
 * {@link Draft}s and decides nothing else: the gates, the quarantine, duplicates, conflicts and the
 * snapshot are those of the plain import. Safe for any thread.
 */
public interface SourceFormat {

  /**
   * Its name, which is also the source of its rows unless the user names another.
   *
   * @return such as {@code polymarket-prices}
   */
  String name();

  /**
   * All that it was told: with the same text, the same payload gives the same drafts.
   *
   * @return by which a repeated stage is known
   */
  String said();

  /**
   * Begins to load what it needs for these files, on a thread of its own, while a store is opened.
   * Nothing depends on it, and what fails then fails again, and is told, when a payload is opened.
   *
   * @param files paths, or {@code -} for stdin
   */
  default void loadAhead(List<String> files) {}

  /**
   * Begins to read a payload.
   *
   * @param payload what to read; the caller closes it
   * @return a reader at the start
   * @throws BadFileException if it can't be read as a whole
   */
  DraftReader open(Payload payload);
}
