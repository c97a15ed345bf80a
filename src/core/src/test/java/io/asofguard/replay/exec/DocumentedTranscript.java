package io.asofguard.replay.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The conversation that docs/exec-protocol.md shows: guard's lines behind >, the program's behind
 * <.
 */
record DocumentedTranscript(List<String> lines) {
  private static final Path PAGE = Path.of("../../docs/exec-protocol.md");

  static DocumentedTranscript read() throws IOException {
    Matcher block =
        Pattern.compile("(?ms)^```transcript\\n(.*?)^```$").matcher(Files.readString(PAGE));
    if (!block.find()) {
      throw new AssertionError(PAGE + " has no transcript");
    }
    return new DocumentedTranscript(block.group(1).lines().toList());
  }

  List<String> guardSays() {
    return lines.stream()
        .filter(line -> line.startsWith("> "))
        .map(line -> line.substring(2))
        .toList();
  }

  /** A program that says what the page's program says, and writes down what it hears. */
  String asProgram(Path heard) {
    return lines.stream()
        .map(
            line ->
                line.startsWith("> ")
                    ? "read -r line; printf '%s\\n' \"$line\" >> '" + heard + "'"
                    : "echo '" + line.substring(2) + "'")
        .collect(Collectors.joining("; "));
  }
}
