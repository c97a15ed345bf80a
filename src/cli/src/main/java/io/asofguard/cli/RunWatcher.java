package io.asofguard.cli;

import io.asofguard.ingest.Progress;
import io.asofguard.replay.ReplayResult.Failure;
import io.asofguard.replay.ReplayWatcher;

/** Shows how far a run has come, and stops it when the process is told to stop. */
final class RunWatcher implements ReplayWatcher {
  private static final int SHOWN = 20;

  private final Session session;
  private final Progress progress;
  private int failed;
  private volatile boolean stopped;

  RunWatcher(Session session) {
    this.session = session;
    this.progress = session.progress();
  }

  @Override
  public void begin(String run, long snapshot, int cutoffs, int before) {
    if (cutoffs > 1) {
      session.note(
          "run "
              + run
              + " at snapshot "
              + snapshot
              + ": "
              + cutoffs
              + " cutoffs"
              + (before == 0 ? "" : ", after " + before + " that were done before"));
    }
    progress.begin("replay", "cutoffs", cutoffs);
  }

  @Override
  public void at(int done) {
    progress.at(done);
  }

  @Override
  public void failed(Failure failure) {
    if (++failed <= SHOWN) {
      session.say("failed at " + Times.text(failure.cutoff()) + ": " + failure.why());
    } else if (failed == SHOWN + 1) {
      session.say("further failures are told in the run's manifest.json alone");
    }
  }

  @Override
  public void warned(String what) {
    session.note("warning: " + what);
  }

  @Override
  public void end() {
    progress.end();
  }

  /** Called by another thread. */
  void stop() {
    stopped = true;
  }

  @Override
  public boolean isStopped() {
    return stopped;
  }
}
