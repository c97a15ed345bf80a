package io.asofguard.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs commands one after the other in a folder, as a terminal shows them. */
final class Transcript {
  private static final String END = "\u0001";

  private Transcript() {}

  /** In a process of its own, because only a process has a folder. */
  static List<String> of(List<String> commands, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Transcript.class.getName())
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (PrintStream to =
        new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
      commands.forEach(to::println);
    }
    String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return List.of(all.split(END, -1)).subList(0, commands.size());
  }

  /** Reads a command a line; prints what each says on stdout and stderr. */
  public static void main(String[] args) throws IOException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream to = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String command = commands.readLine(); command != null; command = commands.readLine()) {
      to.print(run(command) + END);
    }
  }

  private static String run(String command) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
    Io io = new Io(InputStream.nullInputStream(), said, err, Map.of("NO_COLOR", "1"), true, false);
    Main.run(io, Words.ofAsof(command).toArray(String[]::new));
    return said.toString(StandardCharsets.UTF_8);
  }
}
