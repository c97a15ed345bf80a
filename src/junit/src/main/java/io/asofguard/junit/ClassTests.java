package io.asofguard.junit;

import io.asofguard.leak.Subject;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A class with leakage tests; itself one if it is marked. */
final class ClassTests extends AbstractTestDescriptor implements Node<LeakageContext> {
  private final Class<?> type;

  private ClassTests(UniqueId id, Class<?> type) {
    super(id, type.getSimpleName(), ClassSource.from(type));
    this.type = type;
  }

  static ClassTests of(TestDescriptor parent, Class<?> type) {
    return new ClassTests(parent.getUniqueId().append("class", type.getName()), type);
  }

  @Override
  public String getLegacyReportingName() {
    return type.getName();
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }

  @Override
  public boolean mayRegisterTests() {
    return AnnotationSupport.isAnnotated(type, LeakageTest.class);
  }

  @Override
  public LeakageContext execute(LeakageContext context, DynamicTestExecutor tests)
      throws Exception {
    LeakageTest asked = AnnotationSupport.findAnnotation(type, LeakageTest.class).orElse(null);
    if (asked != null) {
      Cases.run(this, asked, Subject.of(asked.forecaster()), type.getName(), context, tests);
    }
    return context;
  }
}
