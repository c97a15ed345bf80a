package io.asofguard.junit;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.discovery.SelectorResolver;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/** Runs what {@link LeakageTest} marks, beside the other engines of the JUnit platform. */
public final class LeakageEngine extends HierarchicalTestEngine<LeakageContext> {
  /** The id of this engine, for filters. */
  public static final String ID = "asof-leakage";

  private static final EngineDiscoveryRequestResolver<TestDescriptor> RESOLVER =
      EngineDiscoveryRequestResolver.builder()
          .addClassContainerSelectorResolver(LeakageEngine::isTested)
          .addSelectorResolver(new Selectors())
          .addTestDescriptorVisitor(context -> TestDescriptor::prune)
          .build();

  /** Made by the platform. */
  public LeakageEngine() {}

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    EngineDescriptor engine = new EngineDescriptor(id, "AsOf Guard leakage tests");
    RESOLVER.resolve(request, engine);
    return engine;
  }

  @Override
  protected LeakageContext createExecutionContext(ExecutionRequest request) {
    return new LeakageContext(request.getConfigurationParameters()::get);
  }

  private static boolean isTested(Class<?> type) {
    return AnnotationSupport.isAnnotated(type, LeakageTest.class)
        || !AnnotationSupport.findAnnotatedMethods(
                type, LeakageTest.class, HierarchyTraversalMode.TOP_DOWN)
            .isEmpty();
  }

  /** A class stands for itself, if it is marked, and for its marked methods. */
  private static final class Selectors implements SelectorResolver {
    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
      Class<?> type = selector.getJavaClass();
      if (!isTested(type)) {
        return Resolution.unresolved();
      }
      return context
          .addToParent(parent -> Optional.of(ClassTests.of(parent, type)))
          .map(tests -> Resolution.match(Match.exact(tests, () -> methods(type))))
          .orElse(Resolution.unresolved());
    }

    private static Set<MethodSelector> methods(Class<?> type) {
      return ReflectionSupport.findMethods(
              type, Selectors::isMarked, HierarchyTraversalMode.TOP_DOWN)
          .stream()
          .map(method -> DiscoverySelectors.selectMethod(type, method))
          .collect(Collectors.toSet());
    }

    private static boolean isMarked(Method method) {
      return AnnotationSupport.isAnnotated(method, LeakageTest.class);
    }

    @Override
    public Resolution resolve(MethodSelector selector, Context context) {
      Method method = selector.getJavaMethod();
      if (!isMarked(method)) {
        return Resolution.unresolved();
      }
      return context
          .addToParent(
              () -> DiscoverySelectors.selectClass(selector.getJavaClass()),
              parent -> Optional.of(MethodTests.of(parent, selector.getJavaClass(), method)))
          .map(tests -> Resolution.match(Match.exact(tests)))
          .orElse(Resolution.unresolved());
    }
  }
}
