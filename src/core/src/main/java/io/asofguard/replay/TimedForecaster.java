package io.asofguard.replay;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.replay.ForecasterException.Extent;
import java.time.Duration;
import java.util.function.Supplier;

/** A forecaster in this process whose code runs in a thread of its own, under a time limit. */
final class TimedForecaster implements Forecaster, AutoCloseable {
  private final ForecasterThread thread;
  private final Forecaster forecaster;
  private final boolean stateful;

  private TimedForecaster(ForecasterThread thread, Forecaster forecaster) {
    this.thread = thread;
    this.forecaster = forecaster;
    this.stateful = thread.call("whether it is stateful", () -> isStateful(forecaster));
  }

  private static boolean isStateful(Forecaster forecaster) {
    try {
      return forecaster.isStateful();
    } catch (RuntimeException | Error e) {
      throw new ForecasterException("isStateful threw " + Thrown.text(e, forecaster.getClass()), e);
    }
  }

  /** Makes a forecaster in its thread. */
  static TimedForecaster of(String name, Duration limit, Supplier<Forecaster> made) {
    ForecasterThread thread = new ForecasterThread(name, limit);
    try {
      return new TimedForecaster(thread, thread.call("its constructor", made::get));
    } catch (ForecasterException e) {
      thread.close();
      throw e;
    }
  }

  /** After a stateful one has run out of time there is no forecaster any more. */
  @Override
  public Forecast forecast(AsOf view, Question question) {
    try {
      return thread.call("a forecast", () -> Asking.call(forecaster, view, question));
    } catch (ForecasterException e) {
      throw stateful && !thread.isUsable() ? e.ofRun() : e;
    }
  }

  @Override
  public boolean isStateful() {
    return stateful;
  }

  private static boolean close(AutoCloseable forecaster) {
    try {
      forecaster.close();
      return true;
    } catch (Exception | Error e) {
      throw new ForecasterException(
          "the forecaster's close threw " + Thrown.text(e, forecaster.getClass()), e);
    }
  }

  /** When the process is told to stop nobody waits for it. */
  @Override
  public void close() {
    try {
      if (forecaster instanceof AutoCloseable closeable && thread.isUsable()) {
        thread.call("the end of its close", () -> close(closeable));
      }
    } catch (ForecasterException e) {
      if (e.extent() != Extent.STOPPED) {
        throw e;
      }
    } finally {
      thread.close();
    }
  }
}
