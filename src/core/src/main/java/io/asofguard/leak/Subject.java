package io.asofguard.leak;

import io.asofguard.api.Forecaster;
import io.asofguard.replay.ForecasterSource;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is tested: something that makes forecasters.
 *
 * @param name as reports call it
 * @param code the class whose code the static rules judge; null if there is none to be had, as for
 *     a process
 * @param entry of that class the only method that counts, with what it calls; null for all of it
 * @param beside folders and jars with more of the user's code than lies in that class's own
 * @param maker makes a forecaster that remembers as little of earlier ones as can be had
 * @param isolated whether two of them share no static field
 */
public record Subject(
    String name,
    @Nullable Class<?> code,
    @Nullable String entry,
    List<Path> beside,
    Supplier<Forecaster> maker,
    boolean isolated) {

  /**
   * A class, each time with a class loader of its own, so that static fields don't survive: its
   * own, and those of all code in folders of the class path.
   *
   * @param type has a constructor without parameters
   * @return the subject
   */
  public static Subject of(Class<? extends Forecaster> type) {
    List<Path> beside = UserFolders.of(type);
    return new Subject(
        type.getName(),
        type,
        null,
        beside,
        () -> InItsLoader.made(OwnClasses.again(type, beside), Subject::made),
        true);
  }

  /**
   * Forecasters that somebody else makes, such as lambdas: they share whatever static fields their
   * code has. A lambda's class has no file, so the class that wrote it down is judged in its place;
   * nobody knows which of it is the lambda's, so what it calls in other folders is not looked at.
   *
   * @param name as reports call it
   * @param maker makes them; may give the same one each time
   * @return the subject
   */
  public static Subject of(String name, Supplier<Forecaster> maker) {
    Class<?> made = maker.get().getClass();
    return made.isHidden()
        ? new Subject(name, made.getNestHost(), null, List.of(), maker, false)
        : new Subject(name, made, null, UserFolders.of(made), maker, false);
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
          source.name(),
          source.code(),
          null,
          source.classPath(),
          () -> new Sourced(sources.get()),
          true);
    }
  }

  /**
   * A method that takes an {@code AsOf}, and a {@code Question} if it likes, and returns a {@code
   * Forecast}; each time of its class loaded anew, with all code in its own folder or jar and in
   * folders of the class path. An instance method needs a constructor without parameters.
   *
   * @param type the class that is tested: the method's own, or one that inherits it
   * @param method such a method, whatever its visibility
   * @return the subject
   * @throws IllegalArgumentException if the method is none of this kind
   */
  public static Subject of(Class<?> type, Method method) {
    MethodForecaster.check(method);
    List<Path> beside = UserFolders.of(type);
    return new Subject(
        type.getName() + "#" + method.getName(),
        type,
        method.getName(),
        beside,
        () ->
            InItsLoader.made(
                OwnClasses.again(type, beside), again -> MethodForecaster.of(again, method)),
        true);
  }

  /**
   * The same, but what lies where the class of a tool does is that tool's code and not the user's.
   *
   * @param tool runs the test
   * @return the subject
   */
  public Subject testedBy(Class<?> tool) {
    List<Path> users = UserFolders.without(beside, tool);
    return new Subject(name, code, entry, users, maker, isolated);
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

  /** What of the user's code it can reach; null if there is none to be had. */
  @Nullable CodeClosure closure() {
    return code == null ? null : CodeClosure.of(code, entry, beside);
  }

  Forecaster fresh() {
    return maker.get();
  }
}
