package io.asofguard.cli;

import io.asofguard.cli.output.Target;
import io.asofguard.leak.LeakReport;
import io.asofguard.report.JUnitXml;
import io.asofguard.report.Page;
import io.asofguard.report.Sarif;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The files that a check's findings go to, beside what it prints. */
final class ReportFiles {
  /** Code hosts take no more, and nobody reads more; the counts are exact all the same. */
  static final int MOST_FINDINGS = 5_000;

  @Option(
      names = "--sarif",
      paramLabel = "FILE",
      converter = Named.class,
      description = "Write the findings as SARIF 2.1.0, for code hosts.")
  private @Nullable Path sarif;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      converter = Named.class,
      description = "Write the checks as JUnit XML, for CI servers.")
  private @Nullable Path junit;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      converter = Named.class,
      description = "Write a page with charts, for people; it needs no network.")
  private @Nullable Path html;

  /** A path; stdout is taken by the rows. */
  static final class Named implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
      if (value.equals("-")) {
        throw new TypeConversionException("stdout has the rows: name a file, such as report.html");
      }
      return Path.of(value);
    }
  }

  /** Says what keeps one of them from being written, before any work is done for it. */
  void check() {
    check(sarif);
    check(junit);
    check(html);
  }

  private static void check(@Nullable Path file) {
    if (file != null) {
      Target.check(file);
    }
  }

  boolean areAsked() {
    return sarif != null || junit != null || html != null;
  }

  void write(LeakReport report, Supplier<Page> page) {
    write(sarif, target -> Sarif.write(report, Version.number(), target.stream()));
    write(junit, target -> JUnitXml.write(report, target.stream()));
    write(html, target -> target.write(page.get().html()));
  }

  private static void write(@Nullable Path file, Consumer<Target> body) {
    if (file != null) {
      try (Target target = Target.file(file)) {
        body.accept(target);
        target.commit();
      }
    }
  }
}
