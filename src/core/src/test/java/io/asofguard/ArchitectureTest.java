package io.asofguard;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.InstantSource;
import java.time.chrono.ChronoLocalDateTime;
import java.time.chrono.ChronoZonedDateTime;
import java.time.temporal.Temporal;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the rooms of the house. */
class ArchitectureTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.asofguard");

  private static final String CLOCK = "io.asofguard.store.SystemClock";

  @Test
  void arrowsRunOneWay() {
    check(
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("api")
            .definedBy("io.asofguard.api..")
            .layer("law")
            .definedBy("io.asofguard.law..")
            .layer("store")
            .definedBy("io.asofguard.store..")
            .layer("hotpath")
            .definedBy("io.asofguard.hotpath..")
            .layer("guard")
            .definedBy("io.asofguard.guard..")
            .layer("ingest")
            .definedBy("io.asofguard.ingest..")
            .layer("sources")
            .definedBy("io.asofguard.sources..")
            .layer("replay")
            .definedBy("io.asofguard.replay..")
            .layer("backfill")
            .definedBy("io.asofguard.backfill..")
            .layer("leak")
            .definedBy("io.asofguard.leak..")
            .layer("report")
            .definedBy("io.asofguard.report..")
            .whereLayer("api")
            .mayNotAccessAnyLayer()
            .whereLayer("law")
            .mayOnlyAccessLayers("api")
            .whereLayer("store")
            .mayOnlyAccessLayers("api", "law")
            .whereLayer("hotpath")
            .mayOnlyAccessLayers("api", "law")
            .whereLayer("guard")
            .mayOnlyAccessLayers("api", "law", "store", "hotpath")
            .whereLayer("ingest")
            .mayOnlyAccessLayers("api", "law", "store", "guard")
            .whereLayer("sources")
            .mayOnlyAccessLayers("api", "law", "store", "ingest")
            .whereLayer("replay")
            .mayOnlyAccessLayers("api", "law", "store", "guard")
            .whereLayer("backfill")
            .mayOnlyAccessLayers("api", "law", "store", "guard", "ingest", "replay")
            .whereLayer("leak")
            .mayOnlyAccessLayers("api", "law", "store", "guard", "ingest", "replay")
            .because(
                "report -> backfill, leak -> ingest, replay -> guard -> store, hotpath -> law -> api;"
                    + " store and hotpath don't know each other, the guard owns both"));
  }

  @Test
  void roomsHaveNoCycles() {
    check(
        slices()
            .matching("io.asofguard.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room that needs the room that needs it can't be understood alone"));
  }

  @Test
  void apiDependsOnNothing() {
    check(
        classes()
            .that()
            .resideInAPackage("io.asofguard.api..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("io.asofguard.api..", "java..", "org.jspecify.annotations"))
            .because("a forecaster's compile path holds the api and nothing else"));
  }

  @Test
  void apiReachesNoStore() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.asofguard.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..", "javax..")
            .because("a forecaster is handed a view, with no path, connection or way to widen it"));
  }

  @Test
  void lawIsPure() {
    check(
        classes()
            .that()
            .resideInAPackage("io.asofguard.law..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    "io.asofguard.law..",
                    "io.asofguard.api..",
                    "java.lang..",
                    "java.math..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.annotations"))
            .because("the law is rules without I/O, and every engine is held to it"));
  }

  @Test
  void onlyTheLawComparesTimes() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.asofguard.law..")
            .should()
            .accessTargetWhere(comparesTimes())
            .because("a comparison of times outside the law is where a leak begins; ask the law"));
  }

  @Test
  void onlyTheSystemClockTellsTheTime() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName(CLOCK)
            .should()
            .accessTargetWhere(readsTheClock())
            .because("a clock that isn't handed in can't be set by a test or a replay"));
  }

  @Test
  void onlyOnePlaceMakesDigests() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.asofguard.store.Sha256")
            .should()
            .callMethod(MessageDigest.class, "getInstance", String.class)
            .because("what one place digests, another must be able to compare"));
  }

  private static void check(ArchRule rule) {
    rule.check(HOUSE);
  }

  private static DescribedPredicate<JavaAccess<?>> comparesTimes() {
    return target(nameMatching("isBefore|isAfter|isEqual|compareTo"))
        .and(
            target(
                owner(
                    assignableTo(Temporal.class)
                        .or(assignableTo(ChronoLocalDateTime.class))
                        .or(assignableTo(ChronoZonedDateTime.class)))))
        .as("compares two times");
  }

  private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
    return target(nameMatching("now"))
        .and(target(owner(assignableTo(Temporal.class))))
        .or(
            target(nameMatching("system.*|tick.*"))
                .and(
                    target(owner(assignableTo(InstantSource.class).or(assignableTo(Clock.class))))))
        .or(
            target(nameMatching("currentTimeMillis"))
                .and(target(owner(assignableTo(System.class)))))
        .as("reads the machine's clock");
  }
}
