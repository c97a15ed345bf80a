package io.asofguard.leak;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
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
 * class itself, and of those that it inherits from, only one method may count, with those that it
 * calls: in a test class the others are tests.
 */
final class CodeClosure {
  private final @Nullable URL source;
  private final String root;
  private final @Nullable String entry;
  private final Map<String, JavaClass> types = new LinkedHashMap<>();
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

  /**
   * The classes outside that an access reaches: its owner, or those that an own class may have
   * inherited the member from, if it doesn't declare it.
   */
  Stream<String> outside(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    return outside(target.getOwner().getName(), signature(target.getOwner(), target));
  }

  private Stream<String> outside(String owner, String signature) {
    JavaClass own = types.get(owner);
    if (own == null) {
      return Stream.of(owner);
    }
    boolean declares = own.getMembers().stream().anyMatch(m -> signature(own, m).equals(signature));
    return declares
        ? Stream.empty()
        : parents(own).flatMap(parent -> outside(parent.getName(), signature));
  }

  /**
   * The name and, of what is called, the types of its parameters: an overload is another member.
   */
  private static String signature(JavaClass owner, HasName.AndFullName member) {
    return member.getFullName().substring(owner.getName().length());
  }

  private static Stream<JavaClass> parents(JavaClass type) {
    return Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream());
  }

  Stream<JavaAccess<?>> accesses() {
    return found.values().stream().flatMap(List::stream);
  }

  private void follow() {
    Deque<String> open = new ArrayDeque<>();
    if (entry == null) {
      open.add(root);
    } else {
      kin(root);
      List<JavaAccess<?>> accesses = reached(entry);
      types.values().forEach(type -> found.put(type.getName(), List.of()));
      found.put(root, accesses);
      accesses.forEach(access -> open.add(access.getTargetOwner().getName()));
    }
    while (!open.isEmpty()) {
      String name = open.poll();
      JavaClass imported = found.containsKey(name) ? null : imported(name);
      if (imported != null) {
        types.put(name, imported);
        found.put(name, List.copyOf(imported.getAccessesFromSelf()));
        targets(imported).forEach(open::add);
      }
    }
  }

  /** A class, and the own ones that it inherits from. */
  private void kin(String name) {
    JavaClass type = types.containsKey(name) ? null : imported(name);
    if (type != null) {
      types.put(name, type);
      parents(type).forEach(parent -> kin(parent.getName()));
    }
  }

  /** What a method of the kin reaches, with the methods of the kin that it calls. */
  private List<JavaAccess<?>> reached(String entry) {
    List<JavaAccess<?>> all =
        types.values().stream()
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .<JavaAccess<?>>map(access -> access)
            .toList();
    Set<String> members = new HashSet<>(List.of("<init>", "<clinit>", entry));
    int before;
    do {
      before = members.size();
      all.stream()
          .filter(access -> members.contains(access.getOrigin().getName()))
          .filter(access -> types.containsKey(access.getTargetOwner().getName()))
          .toList()
          .forEach(access -> members.add(access.getTarget().getName()));
    } while (members.size() > before);
    return all.stream().filter(access -> members.contains(access.getOrigin().getName())).toList();
  }

  private static Stream<String> targets(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType)
        .map(JavaClass::getName);
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
