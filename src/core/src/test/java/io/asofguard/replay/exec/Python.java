package io.asofguard.replay.exec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The machine's Python 3, which the tests of the Python client need. */
final class Python {
  static final Path CLIENT = Path.of("../../src/python").toAbsolutePath().normalize();

  private Python() {}

  record Result(int code, String said) {}

  /** Runs python3 beside the client. */
  static Result run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(CLIENT.toFile()).redirectErrorStream(true);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new AssertionError(
          "the tests of the Python client need python3 (3.9 or newer) on PATH: " + e.getMessage());
    }
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), said);
  }

  /** The command that runs a program with the client. */
  static String command(Path program) {
    return "PYTHONDONTWRITEBYTECODE=1 PYTHONPATH='" + CLIENT + "' python3 '" + program + "'";
  }
}
