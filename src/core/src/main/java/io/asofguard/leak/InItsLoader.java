package io.asofguard.leak;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A forecaster whose class was loaded anew. While its code runs, its thread's context class loader
 * is the one that loaded it: what looks up classes by that loader, such as a {@code ServiceLoader},
 * finds those that belong to it.
 */
final class InItsLoader implements Forecaster, AutoCloseable {
  private final ClassLoader loader;
  private final Forecaster forecaster;

  private InItsLoader(ClassLoader loader, Forecaster forecaster) {
    this.loader = loader;
    this.forecaster = forecaster;
  }

  static Forecaster made(Class<?> type, Function<Class<?>, Forecaster> maker) {
    ClassLoader loader = type.getClassLoader();
    return within(loader, () -> new InItsLoader(loader, maker.apply(type)));
  }

  @Override
  public Forecast forecast(AsOf view, Question question) {
    return within(loader, () -> forecaster.forecast(view, question));
  }

  @Override
  public boolean isStateful() {
    return within(loader, forecaster::isStateful);
  }

  @Override
  public void close() {
    Bench.close(forecaster);
  }

  private static <T> T within(ClassLoader loader, Supplier<T> code) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      thread.setContextClassLoader(loader);
      return code.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
