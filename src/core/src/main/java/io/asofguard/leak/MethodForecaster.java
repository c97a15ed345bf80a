package io.asofguard.leak;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method as a forecaster. */
final class MethodForecaster implements Forecaster {
  private final @Nullable Object on;
  private final Method method;

  private MethodForecaster(@Nullable Object on, Method method) {
    this.on = on;
    this.method = method;
  }

  static MethodForecaster of(Class<?> type, Method like) {
    try {
      Method method =
          declaring(type, like).getDeclaredMethod(like.getName(), like.getParameterTypes());
      method.setAccessible(true);
      boolean alone = Modifier.isStatic(method.getModifiers());
      return new MethodForecaster(alone ? null : Subject.instance(type), method);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("it was there a moment ago: " + like, e);
    }
  }

  /** The same class as declares the method, as this one inherits from it. */
  private static Class<?> declaring(Class<?> type, Method like) {
    Class<?> declaring = type;
    while (declaring.getSuperclass() != null
        && !declaring.getName().equals(like.getDeclaringClass().getName())) {
      declaring = declaring.getSuperclass();
    }
    return declaring;
  }

  static void check(Method method) {
    List<Class<?>> takes = Arrays.asList(method.getParameterTypes());
    boolean fits =
        takes.equals(List.of(AsOf.class)) || takes.equals(List.of(AsOf.class, Question.class));
    if (!fits || method.getReturnType() != Forecast.class) {
      throw new IllegalArgumentException(
          method.getDeclaringClass().getName()
              + "#"
              + method.getName()
              + " must take an AsOf, and a Question if it likes, and return a Forecast");
    }
  }

  @Override
  public Forecast forecast(AsOf view, Question question) {
    try {
      Object forecast =
          method.getParameterCount() == 1
              ? method.invoke(on, view)
              : method.invoke(on, view, question);
      return (Forecast) forecast;
    } catch (InvocationTargetException e) {
      throw thrown(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("it was made accessible: " + method, e);
    }
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
