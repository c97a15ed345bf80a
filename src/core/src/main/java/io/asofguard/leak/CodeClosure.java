package io.asofguard.leak;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class and all classes of its own code source that it depends on, one way or another. */
final class CodeClosure {
  private final @Nullable URL source;
  private final Map<String, JavaClass> found = new LinkedHashMap<>();

  private CodeClosure(Class<?> root) {
    this.source = OwnClasses.source(root);
  }

  /** Costs a few milliseconds per class. */
  static Collection<JavaClass> of(Class<?> root) {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    CodeClosure closure = new CodeClosure(root);
    closure.follow(root.getName());
    return closure.found.values();
  }

  private void follow(String root) {
    Deque<String> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      String name = open.poll();
      JavaClass imported = found.containsKey(name) ? null : imported(name);
      if (imported != null) {
        found.put(name, imported);
        imported.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .map(JavaClass::getBaseComponentType)
            .map(JavaClass::getName)
            .filter(target -> !found.containsKey(target))
            .forEach(open::add);
      }
    }
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
