package io.asofguard.cli;

import io.asofguard.cli.output.Target;
import io.asofguard.leak.LeakReport;
import io.asofguard.report.JUnitXml;
import io.asofguard.report.Page;
import io.asofguard.report.Sarif;
import io.asofguard.store.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

  /**
   * Says what keeps one of them from being written, before any work is done for it.
   *
   * @param output where the rows go; null for stdout
   * @param input the name of the file that is read; null for none
   * @param asked how the user named that: an option or a parameter
   */
  void check(@Nullable Path output, @Nullable Path input, String asked) {
    Map<String, @Nullable Path> files = new LinkedHashMap<>();
    files.put(asked, input);
    files.put("-o", output);
    files.put("--sarif", sarif);
    files.put("--junit", junit);
    files.put("--html", html);
    Map<Path, String> taken = new HashMap<>();
    files.forEach(
        (option, file) -> {
          String other = file == null ? null : taken.put(place(file), option);
          if (other != null && !isNoFile(file)) {
            throw new RefusedException(
                other + " and " + option + " both name " + file + ": name two files");
          }
        });
    Stream.of(sarif, junit, html).filter(Objects::nonNull).forEach(Target::check);
  }

  /** The same for one file, by whatever name. */
  private static Path place(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      Path folder = absolute.getParent();
      return Files.exists(file) || folder == null
          ? file.toRealPath()
          : folder.toRealPath().resolve(absolute.getFileName());
    } catch (IOException e) {
      return absolute;
    }
  }

  /** Such as /dev/null, which takes whatever is written to it. */
  private static boolean isNoFile(@Nullable Path file) {
    return file != null && Files.exists(file) && !Files.isRegularFile(file);
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
