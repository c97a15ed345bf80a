package io.asofguard.cli;

import io.asofguard.cli.demo.Asof;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Runs commands within another one.
 *
 * @param outer the session of the other one
 */
record InThisProcess(Session outer) implements Asof {

  @Override
  public int run(OutputStream out, OutputStream err, String... args) {
    return run(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, args);
  }

  @Override
  public int runWatched(OutputStream out, String... args) {
    return run(out, outer.io().err(), outer.isWatched(), args);
  }

  private int run(OutputStream out, PrintStream err, boolean watched, String... args) {
    Io io =
        new Io(InputStream.nullInputStream(), out, err, outer.io().environment(), false, watched);
    return Main.run(io, args);
  }
}
