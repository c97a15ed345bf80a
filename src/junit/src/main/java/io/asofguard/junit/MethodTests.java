package io.asofguard.junit;

import io.asofguard.api.Forecaster;
import io.asofguard.leak.Subject;
import java.lang.reflect.Method;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A marked method: a test per detector and cutoff. */
final class MethodTests extends AbstractTestDescriptor implements Node<LeakageContext> {
  private final Class<?> type;
  private final Method method;

  private MethodTests(UniqueId id, Class<?> type, Method method) {
    super(id, method.getName() + "()", MethodSource.from(type, method));
    this.type = type;
    this.method = method;
  }

  /** The type is the one that runs: the method may be inherited. */
  static MethodTests of(TestDescriptor parent, Class<?> type, Method method) {
    UniqueId id = parent.getUniqueId().append("method", method.getName());
    return new MethodTests(id, type, method);
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }

  @Override
  public boolean mayRegisterTests() {
    return true;
  }

  @Override
  public LeakageContext execute(LeakageContext context, DynamicTestExecutor tests)
      throws Exception {
    LeakageTest asked = method.getAnnotation(LeakageTest.class);
    Subject subject =
        asked.forecaster() == Forecaster.class
            ? Subject.of(type, method)
            : Subject.of(asked.forecaster());
    String name = type.getName() + "#" + method.getName();
    Cases.run(this, asked, subject, name, context, tests);
    return context;
  }
}
