package io.asofguard.replay.exec;

import io.asofguard.api.Forecaster;
import io.asofguard.replay.ForecasterException;
import io.asofguard.replay.ForecasterSource;
import io.asofguard.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Forecasters of a command: a program for each that is opened.
 *
 * <p>Thread-safe.
 */
public final class ExecForecasters implements ForecasterSource {
  private static final int SHOWN = 16;

  private final ExecOptions options;
  private final String codeVersion;

  /** The program that was started to learn its version, until it is handed out. */
  private final AtomicReference<ExecForecaster> first = new AtomicReference<>();

  private ExecForecasters(ExecOptions options, ExecForecaster first, String codeVersion) {
    this.options = options;
    this.first.set(first);
    this.codeVersion = codeVersion;
  }

  /**
   * Starts the program and waits until it is ready.
   *
   * @param options the command, its limits, and where its stderr goes
   * @return its forecasters; close them
   * @throws ForecasterException if it does not get ready
   */
  public static ExecForecasters start(ExecOptions options) {
    ExecForecaster first = new ExecForecaster(options);
    return new ExecForecasters(options, first, digest(options.command(), first.version()));
  }

  /**
   * What the command runs may change without the command; a program that says its version tells.
   */
  private static String digest(String command, String version) {
    byte[] both = (command + '\0' + version).getBytes(StandardCharsets.UTF_8);
    return "exec-sha256:" + Sha256.hex(both).substring(0, SHOWN);
  }

  @Override
  public String name() {
    return options.command();
  }

  /**
   * The digest of the command and of what the program says of its version: a program that says
   * nothing can change unseen.
   */
  @Override
  public String codeVersion() {
    return codeVersion;
  }

  @Override
  public Forecaster open() {
    ExecForecaster started = first.getAndSet(null);
    return started == null ? new ExecForecaster(options) : started;
  }

  /** Ends the program that was never handed out, if there is one. */
  @Override
  public void close() {
    ExecForecaster left = first.getAndSet(null);
    if (left != null) {
      left.close();
    }
  }
}
