package io.asofguard.cli.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Prints commands and runs them, exactly as printed. */
final class Steps {
  private static final int REFUSED = 2;

  private final Asof asof;
  private final Teller teller;
  private final String launcher;
  private final String store;

  Steps(Asof asof, Teller teller, String launcher, String store) {
    this.asof = asof;
    this.teller = teller;
    this.launcher = launcher;
    this.store = store;
  }

  String inStore(String file) {
    return store + "/" + file;
  }

  /** A command of asof on the demo's store. */
  ShellLine line(String... args) {
    return ShellLine.of(
        Stream.of(Stream.of(launcher), Stream.of(args), Stream.of("--store", store))
            .flatMap(part -> part));
  }

  /** Runs a command of asof and gives its rows; what it says beside them is told. */
  Rows asof(String... args) {
    teller.command(line(args));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = asof.run(out, err, withStore(args));
    String said = err.toString(StandardCharsets.UTF_8);
    if (code != 0) {
      throw DemoException.failed("asof " + args[0] + " ended with " + code + ": " + said.strip());
    }
    said.lines().forEach(teller::add);
    return out.size() == 0 ? Rows.NONE : Rows.of(out.toByteArray());
  }

  /** Runs a command of asof that is refused, and tells why. */
  void refused(String... args) {
    teller.command(line(args));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = asof.run(out, err, withStore(args));
    if (code != REFUSED || out.size() > 0) {
      throw DemoException.broken("asof " + args[0] + " should be refused, and ended with " + code);
    }
    err.toString(StandardCharsets.UTF_8).lines().forEach(teller::add);
  }

  /** Like {@link #asof}, with the command's progress on the user's stderr. */
  Rows asofWatched(String... args) {
    teller.command(line(args));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = asof.runWatched(out, withStore(args));
    if (code != 0) {
      throw DemoException.failed("asof " + args[0] + " ended with " + code);
    }
    return Rows.of(out.toByteArray());
  }

  private String[] withStore(String... args) {
    return Stream.concat(Stream.of(args), Stream.of("--store", store)).toArray(String[]::new);
  }

  /** Runs a line in the shell; gives what it prints. */
  byte[] shell(ShellLine line) {
    teller.command(line);
    try {
      Process process =
          new ProcessBuilder("sh", "-c", line.text()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] printed = process.getInputStream().readAllBytes();
      int code = process.waitFor();
      if (code == 0) {
        return printed;
      }
      String said = new String(printed, StandardCharsets.UTF_8).strip();
      throw DemoException.failed(line.words().get(0) + " ended with " + code + ": " + said);
    } catch (IOException e) {
      throw DemoException.failed("cannot run a shell: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DemoException.failed("interrupted");
    }
  }
}
