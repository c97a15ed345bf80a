package io.asofguard.ingest;

import java.util.List;
import java.util.function.Consumer;

/** A kind of live feed that the recorder takes as its source sends it; used by one thread. */
public interface LiveFormat {

  /**
   * Its name, which is also the source of its rows.
   *
   * @return such as {@code polymarket-ws}
   */
  String name();

  /**
   * Hands over what comes of one line. Knowledge times are the recorder's to give: what a draft
   * says of one is not looked at.
   *
   * @param line its number, counted from 1
   * @param text the line
   * @param now the store's clock, in nanoseconds since the epoch, UTC: what a line without a time
   *     of its own speaks of
   * @param drafts takes them
   */
  void read(long line, String text, long now, Consumer<Draft> drafts);

  /**
   * What the user should know of lines that were passed over, a line each; asked for at the end.
   *
   * @return the notes
   */
  List<String> notes();
}
