package io.asofguard.leak;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What types declare that are nobody's own code: members that code which is not looked at, such as
 * a sort, may call on an object that it knows as one of that type.
 */
final class OutsideTypes {
  private final @Nullable ClassLoader loader;
  private final Map<String, Set<String>> members = new HashMap<>();

  OutsideTypes(@Nullable ClassLoader loader) {
    this.loader = loader;
  }

  /** The signatures of its instance methods, inherited ones as well; empty if there is no such. */
  Set<String> members(String type) {
    return members.computeIfAbsent(type, this::find);
  }

  /** Whether it comes with the JDK. */
  boolean isOfJdk(String type) {
    Class<?> found = load(type);
    return found != null
        && (found.getClassLoader() == null
            || found.getClassLoader() == ClassLoader.getPlatformClassLoader());
  }

  private Set<String> find(String type) {
    Set<String> found = new HashSet<>();
    try {
      collect(load(type), found);
    } catch (LinkageError e) {
      // one of its types is not there: what has been found so far has to do
    }
    return found;
  }

  private @Nullable Class<?> load(String type) {
    try {
      return Class.forName(type, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  private static void collect(@Nullable Class<?> type, Set<String> into) {
    if (type == null) {
      return;
    }
    for (Method method : type.getDeclaredMethods()) {
      if ((method.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE)) == 0) {
        into.add(signature(method));
      }
    }
    collect(type.getSuperclass(), into);
    for (Class<?> parent : type.getInterfaces()) {
      collect(parent, into);
    }
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }
}
