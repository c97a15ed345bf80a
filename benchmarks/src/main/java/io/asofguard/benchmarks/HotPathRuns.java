package io.asofguard.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;

/**
 * Runs benchmarks one after the other. The table has each result at once, so that a run that is
 * stopped leaves what it had by then; and one that fails is named there, and the others go on.
 */
final class HotPathRuns {
  private static final List<String> PARAMS = List.of("engine", "shape", "burden", "rows", "order");

  private final Path folder;
  private final String name;
  private final Instant begin = Instant.now();
  private final List<RunResult> results = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();

  HotPathRuns(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** Of one benchmark with one value of each parameter. */
  void run(ChainedOptionsBuilder options) throws IOException {
    try {
      results.addAll(Main.run(options));
    } catch (RunnerException e) {
      String what = text(options.build());
      failed.add(what);
      System.out.printf("%n== FAILED: %s: %s%n%n", what, e.getMessage());
    }
    table().save(folder, name);
  }

  private static String text(Options options) {
    String pattern = options.getIncludes().get(0).replace("\\", "");
    int method = pattern.lastIndexOf('.');
    String benchmark = pattern.substring(pattern.lastIndexOf('.', method - 1) + 1);
    return Stream.concat(
            Stream.of(benchmark),
            PARAMS.stream()
                .map(param -> options.getParameter(param).orElse(List.of()))
                .filter(values -> !values.isEmpty())
                .map(values -> String.join(" ", values).toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(" "));
  }

  void say(String what) {
    System.out.printf(
        "%n== %s: %s; %d min so far, table so far: %s%n%n",
        name, what.toLowerCase(Locale.ROOT), minutes(), folder.resolve(name + ".md"));
  }

  /** Writes the table once more, and to the terminal; how many benchmarks failed. */
  int end() throws IOException {
    table().write(folder, name);
    System.out.println("took " + minutes() + " min");
    failed.forEach(what -> System.out.println("FAILED: " + what));
    return failed.size();
  }

  private long minutes() {
    return Duration.between(begin, Instant.now()).toMinutes();
  }

  private Table table() {
    return new HotPathReport(results, failed).table();
  }
}
