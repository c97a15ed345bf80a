package io.asofguard.replay.exec;

import io.asofguard.api.Forecaster;
import io.asofguard.replay.ForecasterException;
import io.asofguard.replay.ForecasterException.Extent;
import io.asofguard.replay.ForecasterSource;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

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

  /** Why that program did not get ready, until it is asked for. */
  private final AtomicReference<@Nullable ForecasterException> failure = new AtomicReference<>();

  private ExecForecasters(ExecOptions options, ExecForecaster first) {
    this.options = options;
    this.first.set(first);
    this.codeVersion = versionOf(options.command(), first);
  }

  /**
   * Starts the program and waits until it is ready. One that does not get ready has no version, and
   * fails when it is asked for the first time.
   *
   * @param options the command, its limits, and where its stderr goes
   * @return its forecasters; close them
   * @throws RefusedException if the command is not there
   */
  public static ExecForecasters start(ExecOptions options) {
    return new ExecForecasters(options, new ExecForecaster(options));
  }

  private String versionOf(String command, ExecForecaster program) {
    try {
      return digest(command, program.version());
    } catch (ForecasterException e) {
      if (e.extent() == Extent.RUN) {
        throw new RefusedException(String.valueOf(e.getMessage()));
      }
      if (e.extent() != Extent.CUTOFF) {
        throw e;
      }
      failure.set(e);
      return "";
    }
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
   * nothing can change unseen. Empty for one that did not get ready.
   */
  @Override
  public String codeVersion() {
    return codeVersion;
  }

  @Override
  public Forecaster open() {
    ForecasterException before = failure.getAndSet(null);
    if (before != null) {
      throw before;
    }
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
