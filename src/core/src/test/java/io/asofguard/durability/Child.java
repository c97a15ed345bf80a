package io.asofguard.durability;

import io.asofguard.store.FailPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/** A process of its own that works on a store, and says what it does line by line. */
final class Child implements AutoCloseable {
  static final int KILLED = 128 + 9;

  /**
   * Unpacked once, for all children: under a limit of file sizes they could not do it themselves.
   */
  private static final Path SQLITE = unpackSqlite();

  private final Process process;
  private final BufferedReader out;
  private final OutputStream in;

  private Child(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.in = process.getOutputStream();
  }

  private static Path unpackSqlite() {
    String name = System.mapLibraryName("sqlitejdbc");
    String resource =
        "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
    try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      Path folder = Files.createTempDirectory("asof-sqlite");
      Path library = folder.resolve(name);
      Files.copy(Objects.requireNonNull(packed, resource), library);
      folder.toFile().deleteOnExit();
      library.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Child start(Path store, String... task) {
    return start(List.of(), store, task);
  }

  /** Starts one through a shell's words, such as {@code ulimit -f 100}. */
  static Child startAfter(String shell, Path store, String... task) {
    return start(List.of("sh", "-c", shell + " && exec \"$0\" \"$@\""), store, task);
  }

  /** Starts one that stops at a named step of its change. */
  static Child startAt(String step, Path store, String... task) {
    return start(List.of(), List.of("-D" + FailPoint.PROPERTY + "=" + step), store, task);
  }

  private static Child start(List<String> before, Path store, String... task) {
    return start(before, List.of(), store, task);
  }

  private static Child start(List<String> before, List<String> flags, Path store, String... task) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (task[0].startsWith(IndexTasks.INDEXED)) {
      command.addAll(flags());
    }
    command.addAll(flags);
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Dorg.sqlite.lib.path=" + SQLITE,
            "-cp",
            System.getProperty("java.class.path"),
            ChildMain.class.getName(),
            store.toString()));
    command.addAll(List.of(task));
    try {
      return new Child(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What this JVM was given for the index. */
  private static List<String> flags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.matches("--(add|enable-native|sun-misc)-.*"))
        .toList();
  }

  /** Its next line; null when it has ended. */
  @Nullable String line() {
    try {
      return out.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads on to a line, which must come. */
  void awaitLine(String wanted) {
    List<String> before = new ArrayList<>();
    for (String line = line(); !wanted.equals(line); line = line()) {
      if (line == null) {
        throw new AssertionError("the child ended without " + wanted + ", after " + before);
      }
      before.add(line);
    }
  }

  /** What it still says, to its end. */
  List<String> rest() {
    List<String> lines = new ArrayList<>();
    for (String line = line(); line != null; line = line()) {
      lines.add(line);
    }
    return lines;
  }

  void say(String line) {
    try {
      in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String ask(String line) {
    say(line);
    return String.valueOf(line());
  }

  /** SIGKILL; what it said before can still be read. */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  int exit() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
    exit();
  }
}
