package io.asofguard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The README, by its sections and code blocks. */
record Readme(String text) {

  /** A command in a console block, with what it prints. */
  record Step(String command, String output) {
    boolean isCat() {
      return command.startsWith("cat ");
    }

    String file() {
      return command.substring("cat ".length());
    }
  }

  static Readme read() throws IOException {
    return read("README.md");
  }

  /** Another page of the repository that is written like it. */
  static Readme read(String file) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(here.resolve("mvnw"))) {
      here = here.getParent();
    }
    return new Readme(Files.readString(here.resolve(file)));
  }

  /** From a heading of the second level to the next. */
  Readme section(String title) {
    Matcher section =
        Pattern.compile("(?ms)^## " + Pattern.quote(title) + "$(.*?)(?=^## |\\z)").matcher(text);
    if (!section.find()) {
      throw new AssertionError("README.md has no section '" + title + "'");
    }
    return new Readme(section.group(1));
  }

  List<String> blocks(String language) {
    List<String> blocks =
        Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
            .matcher(text)
            .results()
            .map(block -> block.group(1))
            .toList();
    if (blocks.isEmpty()) {
      throw new AssertionError("no block of " + language + " in: " + text);
    }
    return blocks;
  }

  /** What the console blocks show, in order. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (String block : blocks("console")) {
      for (String step : block.split("(?m)^\\$ ")) {
        if (!step.isEmpty()) {
          int end = step.indexOf('\n');
          steps.add(new Step(step.substring(0, end), step.substring(end + 1)));
        }
      }
    }
    return steps;
  }

  /** Writes the files that console blocks show with {@code cat}. */
  void writeFiles(Path folder) throws IOException {
    for (Step step : steps()) {
      if (step.isCat()) {
        Files.writeString(folder.resolve(step.file()), step.output());
      }
    }
  }
}
