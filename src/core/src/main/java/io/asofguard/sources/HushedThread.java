package io.asofguard.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** Keeps what this thread prints to standard error; that of all others goes where it should. */
final class HushedThread implements AutoCloseable {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final PrintStream instead = new PrintStream(new Sorted(), true, UTF_8);

  HushedThread() {
    System.setErr(instead);
  }

  /** What was kept so far. */
  String text() {
    return kept.toString(UTF_8);
  }

  /** Leaves it alone where someone else has set another since. */
  @Override
  public void close() {
    if (System.err == instead) {
      System.setErr(before);
    }
  }

  private final class Sorted extends OutputStream {
    private final Thread own = Thread.currentThread();

    @Override
    public void write(int octet) {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) {
      if (Thread.currentThread() == own) {
        kept.write(octets, from, length);
      } else {
        before.write(octets, from, length);
        before.flush();
      }
    }
  }
}
