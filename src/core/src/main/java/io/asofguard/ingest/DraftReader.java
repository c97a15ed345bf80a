package io.asofguard.ingest;

import java.util.List;
import java.util.function.Consumer;

/** Takes one payload apart; used by one thread, in memory that is bounded by one record. */
public interface DraftReader {

  /**
   * Goes on to the next record and hands over what comes of it, which may be nothing. Reading the
   * same payload again must give the same drafts.
   *
   * @param drafts takes them, in ascending order of their lines
   * @return false at the end, when nothing was handed over
   * @throws BadFileException if the payload can't be read as a whole
   */
  boolean next(Consumer<Draft> drafts);

  /**
   * What the user should know of records that were passed over, a line each; asked for at the end.
   *
   * @return the notes
   */
  List<String> notes();
}
