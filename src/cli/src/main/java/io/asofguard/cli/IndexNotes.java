package io.asofguard.cli;

import io.asofguard.guard.IndexWatcher;
import io.asofguard.ingest.Progress;

/** Tells the user what becomes of the index. */
final class IndexNotes implements IndexWatcher {
  private final Session session;
  private final Progress progress;
  private boolean given;

  /** With a bar if the user waits for it; on a thread beside the work there is none. */
  IndexNotes(Session session, boolean awaited) {
    this.session = session;
    this.progress = awaited ? session.progress() : Progress.NONE;
  }

  @Override
  public void note(String line) {
    given = true;
    session.note(line);
  }

  boolean wereGiven() {
    return given;
  }

  @Override
  public void begin(long rows) {
    progress.begin("index", "rows", rows);
  }

  @Override
  public void at(long rows) {
    progress.at(rows);
  }

  @Override
  public void end() {
    progress.end();
  }
}
