package io.asofguard.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands share: the session that they run in. */
abstract class AsofCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public final Integer call() {
    Session session = ((Main) spec.root().userObject()).session();
    session.checkOutput();
    return run(session);
  }

  /** Does the work; returns the exit code. */
  abstract int run(Session session);
}
