package io.asofguard.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The figures of one run; no cell has a comma or a bar in it. */
record Table(List<String> columns, List<List<String>> lines) {

  /** Writes {@code NAME.csv} and {@code NAME.md}. */
  void save(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name + ".csv"), csv());
    Files.writeString(folder.resolve(name + ".md"), markdown(name));
  }

  /** Writes them, and to the terminal as well. */
  void write(Path folder, String name) throws IOException {
    save(folder, name);
    System.out.println();
    System.out.print(markdown(name));
    System.out.println("written to " + folder.toAbsolutePath().normalize());
  }

  private String csv() {
    StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
    lines.forEach(line -> text.append(String.join(",", line)).append('\n'));
    return text.toString();
  }

  private String markdown(String name) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Mode %s; Java %s, %s %s, %d processors.%n%n"
            .formatted(
                name,
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
    row(text, columns);
    row(text, columns.stream().map(column -> "---").toList());
    lines.forEach(line -> row(text, line));
    return text.append('\n').toString();
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
