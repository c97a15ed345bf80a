package io.asofguard.leak;

import io.asofguard.api.Forecaster;
import io.asofguard.replay.ForecasterSource;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is tested: something that makes forecasters.
 *
 * @param name as reports call it
 * @param code the class whose code the static rules judge; null if there is none to be had, as for
 *     a process
 * @param entry of that class the only method that counts, with what it calls; null for all of it
 * @param maker makes a forecaster that remembers as little of earlier ones as can be had
 * @param isolated whether two of them share no static field
 */
public record Subject(
    String name,
    @Nullable Class<?> code,
    @Nullable String entry,
    Supplier<Forecaster> maker,
    boolean isolated) {

  /**
   * A class, each time with a class loader of its own, so that static fields don't survive.
   *
   * @param type has a constructor without parameters
   * @return the subject
   */
  public static Subject of(Class<? extends Forecaster> type) {
    return new Subject(type.getName(), type, null, () -> made(OwnClasses.again(type)), true);
  }

  /**
   * Forecasters that somebody else makes, such as lambdas: they share whatever static fields their
   * code has.
   *
   * @param name as reports call it
   * @param maker makes them; may give the same one each time
   * @return the subject
   */
  public static Subject of(String name, Supplier<Forecaster> maker) {
    return new Subject(name, codeOf(maker.get()), null, maker, false);
  }

  /**
   * What a user names on a command line.
   *
   * @param sources loads the code, or starts the program, anew
   * @return the subject
   */
  public static Subject of(Supplier<ForecasterSource> sources) {
    ForecasterSource source = sources.get();
    try (Sourced first = new Sourced(source)) {
      first.isStateful();
      return new Subject(
          source.name(), source.code(), null, () -> new Sourced(sources.get()), true);
    }
  }

  /**
   * A method that takes an {@code AsOf}, and a {@code Question} if it likes, and returns a {@code
   * Forecast}; each time of its class loaded anew, with all of its folder or jar and nothing else.
   * An instance method needs a constructor without parameters.
   *
   * @param method such a method, whatever its visibility
   * @return the subject
   * @throws IllegalArgumentException if the method is none of this kind
   */
  public static Subject of(Method method) {
    Class<?> type = method.getDeclaringClass();
    MethodForecaster.check(method);
    return new Subject(
        type.getName() + "#" + method.getName(),
        type,
        method.getName(),
        () -> MethodForecaster.of(OwnClasses.again(type), method),
        true);
  }

  /** A lambda's class has no file; the class that wrote it down has. */
  private static Class<?> codeOf(Forecaster forecaster) {
    Class<?> type = forecaster.getClass();
    return type.isHidden() ? type.getNestHost() : type;
  }

  private static Forecaster made(Class<?> type) {
    return (Forecaster) instance(type);
  }

  static Object instance(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "the constructor of " + type.getName() + " throws " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          type.getName() + " needs a constructor without parameters", e);
    }
  }

  Forecaster fresh() {
    return maker.get();
  }
}
