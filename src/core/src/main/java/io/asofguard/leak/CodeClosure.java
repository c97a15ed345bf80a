package io.asofguard.leak;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A class and all classes of its own code source that it depends on, one way or another. Of the
 * class itself only one method may count, with those that it calls: in a test class the others are
 * tests.
 */
final class CodeClosure {
  private final @Nullable URL source;
  private final String root;
  private final @Nullable String entry;
  private final Map<String, List<JavaAccess<?>>> found = new LinkedHashMap<>();

  private CodeClosure(Class<?> root, @Nullable String entry) {
    this.source = OwnClasses.source(root);
    this.root = root.getName();
    this.entry = entry;
  }

  /** Costs a few milliseconds per class. */
  static CodeClosure of(Class<?> root, @Nullable String entry) {
    CodeClosure closure = new CodeClosure(root, entry);
    ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setResolveMissingDependenciesFromClassPath(false);
          closure.follow();
        });
    return closure;
  }

  int size() {
    return found.size();
  }

  boolean has(String className) {
    return found.containsKey(className);
  }

  Stream<JavaAccess<?>> accesses() {
    return found.values().stream().flatMap(List::stream);
  }

  private void follow() {
    Deque<String> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      String name = open.poll();
      JavaClass imported = found.containsKey(name) ? null : imported(name);
      if (imported != null) {
        boolean partly = name.equals(root) && entry != null;
        List<JavaAccess<?>> accesses =
            partly ? reached(imported) : List.copyOf(imported.getAccessesFromSelf());
        found.put(name, accesses);
        (partly ? owners(accesses) : targets(imported)).forEach(open::add);
      }
    }
  }

  private static Stream<String> owners(List<JavaAccess<?>> accesses) {
    return accesses.stream().map(access -> access.getTargetOwner().getName());
  }

  private static Stream<String> targets(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType)
        .map(JavaClass::getName);
  }

  private List<JavaAccess<?>> reached(JavaClass type) {
    Set<String> members = new HashSet<>(List.of("<init>", "<clinit>", String.valueOf(entry)));
    int before;
    do {
      before = members.size();
      for (JavaAccess<?> access : type.getAccessesFromSelf()) {
        if (members.contains(access.getOrigin().getName())
            && access.getTargetOwner().getName().equals(root)) {
          members.add(access.getTarget().getName());
        }
      }
    } while (members.size() > before);
    return type.getAccessesFromSelf().stream()
        .<JavaAccess<?>>map(access -> access)
        .filter(access -> members.contains(access.getOrigin().getName()))
        .toList();
  }

  private @Nullable JavaClass imported(String name) {
    String file = name.replace('.', '/') + ".class";
    URL url = source == null ? null : within(source, file);
    if (url == null) {
      return null;
    }
    JavaClasses classes = new ClassFileImporter().importUrl(url);
    return classes.contain(name) ? classes.get(name) : null;
  }

  private static @Nullable URL within(URL source, String file) {
    try (URLClassLoader only = new URLClassLoader(new URL[] {source}, null)) {
      return only.findResource(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
