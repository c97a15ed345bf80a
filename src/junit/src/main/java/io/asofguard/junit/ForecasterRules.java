package io.asofguard.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import io.asofguard.leak.ForecasterCode;
import io.asofguard.leak.Rule;
import java.util.List;

/**
 * What forecaster code must not reach, as ArchUnit rules. Check them on the packages of the
 * forecasters and of what they use.
 *
 * <pre>{@code
 * JavaClasses model = new ClassFileImporter().importPackages("com.acme.model");
 * ForecasterRules.all().forEach(rule -> rule.check(model));
 * }</pre>
 */
public final class ForecasterRules {
  /** No clock. */
  public static final ArchRule NO_CLOCK = not(Rule.REACHES_CLOCK);

  /** No file and no resource. */
  public static final ArchRule NO_FILES = not(Rule.REACHES_FILES);

  /** No connection. */
  public static final ArchRule NO_NETWORK = not(Rule.REACHES_NETWORK);

  /** No JDBC. */
  public static final ArchRule NO_JDBC = not(Rule.REACHES_JDBC);

  /** Nothing of the guard but its api. */
  public static final ArchRule NO_STORE = not(Rule.REACHES_STORE);

  /** No reflection. */
  public static final ArchRule NO_REFLECTION = not(Rule.REACHES_REFLECTION);

  /** No thread of its own. */
  public static final ArchRule NO_THREADS = not(Rule.REACHES_THREADS);

  /** No system property. */
  public static final ArchRule NO_PROPERTIES = not(Rule.REACHES_PROPERTIES);

  /** No environment variable and no other process. */
  public static final ArchRule NO_ENVIRONMENT = not(Rule.REACHES_ENVIRONMENT);

  private ForecasterRules() {}

  /**
   * All rules.
   *
   * @return nine
   */
  public static List<ArchRule> all() {
    return List.of(
        NO_CLOCK,
        NO_FILES,
        NO_NETWORK,
        NO_JDBC,
        NO_STORE,
        NO_REFLECTION,
        NO_THREADS,
        NO_PROPERTIES,
        NO_ENVIRONMENT);
  }

  private static ArchRule not(Rule rule) {
    return noClasses()
        .should()
        .accessTargetWhere(ForecasterCode.breaks(rule))
        .as(rule.id() + " " + rule.title())
        .because(rule.reason())
        .allowEmptyShould(true);
  }
}
