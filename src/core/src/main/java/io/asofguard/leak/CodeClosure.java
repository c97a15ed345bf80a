package io.asofguard.leak;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
  private static final Set<String> ALWAYS = Set.of("<init>", "<clinit>");

  private final ClassFiles files;
  private final OutsideTypes outside;
  private final Map<String, JavaClass> types = new LinkedHashMap<>();
  private final Map<String, JavaClass> beside = new LinkedHashMap<>();
  private final Map<String, Optional<JavaClass>> libraries = new HashMap<>();
  private final Map<String, List<JavaAccess<?>>> found = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Calls calls = new Calls();

  /** A marked method's class and those that it inherits from, and the names of what is called. */
  private final Map<String, JavaClass> kin = new LinkedHashMap<>();

  private final Set<String> members = new HashSet<>(ALWAYS);

  private CodeClosure(ClassFiles files, OutsideTypes outside) {
    this.files = files;
    this.outside = outside;
  }

  /**
   * Costs a few milliseconds per class.
   *
   * @param entry the only method that counts; null for all
   * @param beside where more of the user's code may lie
   */
  static CodeClosure of(Class<?> root, @Nullable String entry, List<Path> beside) {
    try (ClassFiles files = new ClassFiles(root, beside)) {
      CodeClosure closure = new CodeClosure(files, new OutsideTypes(root.getClassLoader()));
      ArchConfiguration.withThreadLocalScope(
          configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            closure.follow(root.getName(), entry);
          });
      return closure;
    }
  }

  /** The names of jars that were followed no further than the calls into them. */
  List<String> libraries() {
    return files.libraries();
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
    return outside(target.getOwner().getName(), Calls.signature(target.getOwner(), target));
  }

  private Stream<String> outside(String owner, String signature) {
    JavaClass own = types.get(owner);
    if (own == null) {
      return Stream.of(owner);
    }
    Stream<String> itself = beside.containsKey(owner) ? Stream.of(owner) : Stream.empty();
    boolean declares =
        own.getMembers().stream().anyMatch(m -> Calls.signature(own, m).equals(signature));
    return declares
        ? itself
        : Stream.concat(
            itself, parents(own).flatMap(parent -> outside(parent.getName(), signature)));
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
      members.add(entry);
    }
    do {
      while (!open.isEmpty()) {
        take(open.remove());
      }
    } while (isMoreCalled());
    accesses().toList().forEach(this::lookIntoLibraries);
  }

  private void kin(String name) {
    if (!seen.add(name)) {
      return;
    }
    JavaClass own = files.own(name);
    JavaClass type = own == null ? files.beside(name) : own;
    if (type != null) {
      types.put(name, type);
      kin.put(name, type);
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

  /** Takes in what the accesses found so far call of the kin and of the classes beside. */
  private boolean isMoreCalled() {
    int before = calls.size() + members.size();
    kin.values().forEach(this::takeReached);
    found.values().forEach(calls::add);
    types.values().forEach(this::inherit);
    beside.values().forEach(type -> put(type, calls::reach));
    open.removeAll(seen);
    return !open.isEmpty() || calls.size() + members.size() > before;
  }

  /** Of a class of the kin what the marked method reaches, by whatever way it comes back to it. */
  private void takeReached(JavaClass type) {
    accesses()
        .map(JavaAccess::getTarget)
        .filter(target -> kin.containsKey(target.getOwner().getName()))
        .forEach(target -> members.add(target.getName()));
    parents(type)
        .map(JavaClass::getName)
        .filter(outside::isOfJdk)
        .flatMap(parent -> outside.members(parent).stream())
        .forEach(signature -> members.add(signature.substring(0, signature.indexOf('('))));
    put(type, access -> members.contains(access.getOrigin().getName()));
  }

  private void put(JavaClass type, Predicate<JavaAccess<?>> isReached) {
    List<JavaAccess<?>> reached =
        type.getAccessesFromSelf().stream()
            .<JavaAccess<?>>map(access -> access)
            .filter(isReached)
            .toList();
    found.put(type.getName(), reached);
    reached.forEach(access -> open.add(access.getTargetOwner().getName()));
  }

  private void inherit(JavaClass type) {
    if (!beside.containsKey(type.getName())) {
      calls.make(type);
    }
    above(type).forEach(above -> calls.answer(type, above));
    parents(type)
        .forEach(
            parent -> {
              if (!types.containsKey(parent.getName())) {
                calls.offer(type, outside.members(parent.getName()));
              }
              calls.lift(type, parent);
            });
  }

  /** All that it inherits from, as far as it is known. */
  private Stream<JavaClass> above(JavaClass type) {
    return parents(type)
        .flatMap(
            parent -> {
              JavaClass known = types.get(parent.getName());
              return known == null
                  ? Stream.of(parent)
                  : Stream.concat(Stream.of(known), above(known));
            });
  }

  private void lookIntoLibraries(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    String signature = Calls.signature(target.getOwner(), target);
    outside(access).forEach(owner -> answer(owner, signature));
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
            .filter(access -> Calls.signature(library, access.getOrigin()).equals(signature))
            .toList();
    found.merge(owner, reached, CodeClosure::both);
    if (library.getMembers().stream()
        .noneMatch(m -> Calls.signature(library, m).equals(signature))) {
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
