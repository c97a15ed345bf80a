package io.asofguard.leak;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A class and all of the user's code that it reaches. Of the class's own folder or jar that is each
 * class that it depends on, one way or another. Of the folders beside it, it is what is called: a
 * member that nobody calls, or a class that is only named, accuses nobody. Of jars, which are
 * libraries as a rule, it is what the user's code calls itself, and nothing further in. Of the
 * class itself, and of those that it inherits from, only one method may count, with those that it
 * calls: in a test class the others are tests.
 */
final class CodeClosure {
  private final ClassFiles files;
  private final Map<String, JavaClass> types = new LinkedHashMap<>();
  private final Map<String, JavaClass> beside = new LinkedHashMap<>();
  private final Map<String, Optional<JavaClass>> libraries = new HashMap<>();
  private final Map<String, List<JavaAccess<?>>> found = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Calls calls = new Calls();

  private CodeClosure(ClassFiles files) {
    this.files = files;
  }

  /**
   * Costs a few milliseconds per class.
   *
   * @param entry the only method that counts; null for all
   * @param beside where more of the user's code may lie
   */
  static CodeClosure of(Class<?> root, @Nullable String entry, List<Path> beside) {
    try (ClassFiles files = new ClassFiles(root, beside)) {
      CodeClosure closure = new CodeClosure(files);
      ArchConfiguration.withThreadLocalScope(
          configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            closure.follow(root.getName(), entry);
          });
      return closure;
    }
  }

  int size() {
    return found.size();
  }

  /**
   * The classes outside that an access reaches: its owner, or those that an own class may have
   * inherited the member from, if it doesn't declare it. A class beside is outside as well: it may
   * be a library that is known by name.
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
    Stream<String> itself = beside.containsKey(owner) ? Stream.of(owner) : Stream.empty();
    boolean declares = own.getMembers().stream().anyMatch(m -> signature(own, m).equals(signature));
    return declares
        ? itself
        : Stream.concat(
            itself, parents(own).flatMap(parent -> outside(parent.getName(), signature)));
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

  private void follow(String root, @Nullable String entry) {
    if (entry == null) {
      open.add(root);
    } else {
      kin(root);
      List<JavaAccess<?>> accesses = reached(entry);
      types.values().forEach(type -> found.put(type.getName(), List.of()));
      found.put(root, accesses);
      accesses.forEach(access -> open.add(access.getTargetOwner().getName()));
    }
    do {
      while (!open.isEmpty()) {
        take(open.remove());
      }
    } while (isMoreCalled());
    accesses().toList().forEach(this::lookIntoLibraries);
  }

  /** A class, and the user's ones that it inherits from. */
  private void kin(String name) {
    if (!seen.add(name)) {
      return;
    }
    JavaClass own = files.own(name);
    JavaClass type = own == null ? files.beside(name) : own;
    if (type != null) {
      types.put(name, type);
      parents(type).forEach(parent -> kin(parent.getName()));
    }
  }

  private void take(String name) {
    if (!seen.add(name)) {
      return;
    }
    JavaClass own = files.own(name);
    JavaClass other = own == null ? files.beside(name) : null;
    if (own != null) {
      types.put(name, own);
      found.put(name, List.copyOf(own.getAccessesFromSelf()));
      targets(own).forEach(open::add);
    } else if (other != null) {
      types.put(name, other);
      beside.put(name, other);
      parents(other).forEach(parent -> open.add(parent.getName()));
    }
  }

  /** Takes in what the accesses found so far call of the classes beside. */
  private boolean isMoreCalled() {
    int before = calls.size();
    found.values().forEach(calls::add);
    types.values().forEach(this::inherit);
    for (JavaClass type : beside.values()) {
      List<JavaAccess<?>> reached =
          type.getAccessesFromSelf().stream()
              .<JavaAccess<?>>map(access -> access)
              .filter(calls::reach)
              .toList();
      found.put(type.getName(), reached);
      reached.forEach(access -> open.add(access.getTargetOwner().getName()));
    }
    open.removeAll(seen);
    return !open.isEmpty() || calls.size() > before;
  }

  private void inherit(JavaClass type) {
    if (!beside.containsKey(type.getName())) {
      calls.make(type);
    }
    parents(type).forEach(parent -> calls.lift(type, parent));
    if (meetsOutside(type)) {
      offer(type);
    }
  }

  /** Whether code outside can know it as something of its own, and call it as that. */
  private boolean meetsOutside(JavaClass type) {
    return parents(type)
        .anyMatch(
            parent -> {
              JavaClass own = types.get(parent.getName());
              return own == null ? !parent.isEquivalentTo(Object.class) : meetsOutside(own);
            });
  }

  private void offer(JavaClass type) {
    calls.offer(type);
    parents(type)
        .map(parent -> types.get(parent.getName()))
        .filter(Objects::nonNull)
        .forEach(this::offer);
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

  private void lookIntoLibraries(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    outside(access).forEach(owner -> answer(owner, signature(target.getOwner(), target)));
  }

  /** Takes in the member that answers a call, wherever its class inherits it from. */
  private void answer(String owner, String signature) {
    JavaClass library =
        types.containsKey(owner)
            ? null
            : libraries.computeIfAbsent(owner, files::library).orElse(null);
    if (library == null) {
      return;
    }
    List<JavaAccess<?>> reached =
        library.getAccessesFromSelf().stream()
            .<JavaAccess<?>>map(access -> access)
            .filter(access -> signature(library, access.getOrigin()).equals(signature))
            .toList();
    found.merge(owner, reached, CodeClosure::both);
    if (library.getMembers().stream().noneMatch(m -> signature(library, m).equals(signature))) {
      parents(library).forEach(parent -> answer(parent.getName(), signature));
    }
  }

  private static List<JavaAccess<?>> both(List<JavaAccess<?>> one, List<JavaAccess<?>> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }

  private static Stream<String> targets(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType)
        .map(JavaClass::getName);
  }
}
