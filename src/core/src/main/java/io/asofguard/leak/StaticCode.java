package io.asofguard.leak;

import com.tngtech.archunit.core.domain.JavaAccess;
import io.asofguard.law.Counted;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What the forecaster's bytecode reaches besides the view. */
final class StaticCode implements Detector {
  private static final Comparator<Place> BY_LINE =
      Comparator.comparing(Place::file).thenComparing(Place::line).thenComparing(Place::member);

  /** Bytecode comes in sets, in another order in each run. */
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::rule)
          .thenComparing(finding -> Objects.requireNonNull(finding.place()), BY_LINE)
          .thenComparing(Finding::message);

  @Override
  public String name() {
    return "static";
  }

  @Override
  public Check check(Tested tested) {
    return check(tested.subject());
  }

  /** Looks at the code alone. */
  Check check(Subject subject) {
    Checks checks = new Checks(name());
    CodeClosure classes = subject.closure();
    if (classes == null) {
      checks.notRun("a program of its own has no bytecode to look at");
      return checks.done();
    }
    findings(classes).forEach(checks::add);
    checks.saw(Counted.of(classes.size(), "class", "classes") + " looked through");
    if (!classes.libraries().isEmpty()) {
      checks.saw(
          "taken for libraries, of which only what this code calls itself was looked at, and not"
              + " what that calls in turn: "
              + String.join(", ", classes.libraries()));
    }
    if (classes.size() == 0) {
      checks.doubt("its class file cannot be found: " + subject.name());
    }
    checks.control(
        findings(CodeClosure.of(Planted.FileReader.class, null, List.of())).stream()
            .anyMatch(f -> f.rule() == Rule.REACHES_JDBC),
        "a class that opens the store's file");
    return checks.done();
  }

  /** The violations of classes, which may reach each other whatever they are called. */
  static List<Finding> findings(CodeClosure classes) {
    return classes
        .accesses()
        .flatMap(
            access ->
                classes
                    .outside(access)
                    .flatMap(owner -> Reach.broken(owner, access.getTarget()).stream())
                    .map(rule -> found(rule, access)))
        .distinct()
        .sorted(ORDER)
        .toList();
  }

  private static Finding found(Rule rule, JavaAccess<?> access) {
    String member = access.getOriginOwner().getName() + "." + access.getOrigin().getName();
    String file = access.getSourceCodeLocation().getSourceFileName();
    return Finding.of(
            rule,
            "it reaches " + access.getTargetOwner().getName() + "." + access.getTarget().getName())
        .in(new Place(file, Math.max(0, access.getLineNumber()), member));
  }
}
