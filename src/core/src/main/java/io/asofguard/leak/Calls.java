package io.asofguard.leak;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which members are called, by name and parameters. A call names a class; an object of any class
 * below it answers, if such are made somewhere (rapid type analysis, Bacon and Sweeney 1996).
 */
final class Calls {
  private static final String INITIALISER = "<clinit>";
  private static final String CONSTRUCTOR = "<init>";

  /** What is called on the class that a call names, and on those that it inherits from. */
  private final Map<String, Set<String>> named = new HashMap<>();

  /** What objects of a class may be asked, by whatever name they are known. */
  private final Map<String, Set<String>> asked = new HashMap<>();

  private final Set<String> touched = new HashSet<>();
  private final Set<String> made = new HashSet<>();

  /**
   * The name and, of what is called, the types of its parameters: an overload is another member.
   */
  static String signature(JavaClass owner, HasName.AndFullName member) {
    return member.getFullName().substring(owner.getName().length() + 1);
  }

  int size() {
    return touched.size()
        + made.size()
        + Stream.of(named, asked).flatMap(map -> map.values().stream()).mapToInt(Set::size).sum();
  }

  void add(Collection<JavaAccess<?>> accesses) {
    for (JavaAccess<?> access : accesses) {
      AccessTarget target = access.getTarget();
      String owner = target.getOwner().getName();
      touched.add(owner);
      all(named, owner).add(signature(target.getOwner(), target));
      if (target.getName().equals(CONSTRUCTOR)) {
        made.add(owner);
      }
    }
  }

  /** Objects of it may be there, and its initialiser runs. */
  void make(JavaClass type) {
    touched.add(type.getName());
    made.add(type.getName());
  }

  /** Code that is not looked at may ask its objects these. */
  void offer(JavaClass type, Set<String> signatures) {
    all(asked, type.getName()).addAll(signatures);
  }

  /** Its objects are asked what is called on a class above it, too. */
  void answer(JavaClass type, JavaClass above) {
    if (made.contains(type.getName())) {
      all(asked, type.getName()).addAll(named.getOrDefault(above.getName(), Set.of()));
    }
  }

  /** Who makes, touches or asks a class does so to what it inherits from. */
  void lift(JavaClass type, JavaClass parent) {
    if (touched.contains(type.getName())) {
      touched.add(parent.getName());
    }
    if (made.contains(type.getName())) {
      made.add(parent.getName());
    }
    named.getOrDefault(type.getName(), Set.of()).stream()
        .filter(signature -> !signature.startsWith(CONSTRUCTOR))
        .toList()
        .forEach(all(named, parent.getName())::add);
    all(asked, parent.getName()).addAll(asked.getOrDefault(type.getName(), Set.of()));
  }

  private static Set<String> all(Map<String, Set<String>> map, String owner) {
    return map.computeIfAbsent(owner, o -> new HashSet<>());
  }

  /** Whether an access is made by a member that is called. */
  boolean reach(JavaAccess<?> access) {
    JavaCodeUnit origin = access.getOrigin();
    String owner = origin.getOwner().getName();
    String signature = signature(origin.getOwner(), origin);
    boolean isTouched = touched.contains(owner);
    boolean isNamed = named.getOrDefault(owner, Set.of()).contains(signature);
    if (origin.getName().equals(INITIALISER)) {
      return isTouched;
    }
    if (isFixed(origin)) {
      return isNamed;
    }
    boolean isThere = made.contains(owner) || (isTouched && origin.getOwner().isInterface());
    return isThere && (isNamed || asked.getOrDefault(owner, Set.of()).contains(signature));
  }

  /** Whether no other class can answer in its place. */
  private static boolean isFixed(JavaCodeUnit member) {
    return member.getName().equals(CONSTRUCTOR)
        || member.getModifiers().contains(JavaModifier.STATIC)
        || member.getModifiers().contains(JavaModifier.PRIVATE);
  }
}
