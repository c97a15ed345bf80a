package io.asofguard.leak;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which members are called: a constructor by its full name, any other by its name alone, because
 * the call may name a class above or below the one that answers. An object answers only if its
 * class is made somewhere.
 */
final class Calls {
  private static final String INITIALISER = "<clinit>";
  private static final String CONSTRUCTOR = "<init>";

  private final Set<String> called = new HashSet<>(Set.of("toString", "equals", "hashCode"));
  private final Set<String> touched = new HashSet<>();
  private final Set<String> made = new HashSet<>();
  private final Set<String> offered = new HashSet<>();

  int size() {
    return called.size() + touched.size() + made.size() + offered.size();
  }

  void add(Collection<JavaAccess<?>> accesses) {
    for (JavaAccess<?> access : accesses) {
      AccessTarget target = access.getTarget();
      boolean isMaking = target.getName().equals(CONSTRUCTOR);
      touched.add(target.getOwner().getName());
      called.add(isMaking ? target.getFullName() : target.getName());
      if (isMaking) {
        made.add(target.getOwner().getName());
      }
    }
  }

  /** Objects of it may be there, and its initialiser runs. */
  void make(JavaClass type) {
    touched.add(type.getName());
    made.add(type.getName());
  }

  /** Its instance methods may be called by code that is not looked at, such as a sort's. */
  void offer(JavaClass type) {
    offered.add(type.getName());
  }

  /** Who makes or touches a class does so to what it inherits from. */
  void lift(JavaClass type, JavaClass parent) {
    if (touched.contains(type.getName())) {
      touched.add(parent.getName());
    }
    if (made.contains(type.getName())) {
      made.add(parent.getName());
    }
  }

  /** Whether an access is made by a member that is called. */
  boolean reach(JavaAccess<?> access) {
    JavaCodeUnit origin = access.getOrigin();
    JavaClass owner = origin.getOwner();
    boolean isTouched = touched.contains(owner.getName());
    boolean isCalled = called.contains(origin.getName());
    if (origin.getName().equals(CONSTRUCTOR)) {
      return called.contains(origin.getFullName());
    }
    if (origin.getName().equals(INITIALISER)) {
      return isTouched;
    }
    if (origin.getModifiers().contains(JavaModifier.STATIC)) {
      return isTouched && isCalled;
    }
    boolean isOffered =
        offered.contains(owner.getName()) && !origin.getModifiers().contains(JavaModifier.PRIVATE);
    boolean isThere = made.contains(owner.getName()) || (isTouched && owner.isInterface());
    return isThere && (isCalled || isOffered);
  }
}
