package io.asofguard.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A command run in this process, and what it said. */
record Run(int code, String out, String err) {

  /** Where commands run. */
  static final class Shell {
    private final Map<String, String> environment = new HashMap<>();
    private boolean terminal;
    private byte[] stdin = {};

    Shell(Path store) {
      environment.put("ASOF_STORE", store.toString());
    }

    Shell onTerminal() {
      terminal = true;
      return this;
    }

    Shell with(String variable, String value) {
      environment.put(variable, value);
      return this;
    }

    Shell stdin(String text) {
      return stdin(text.getBytes(StandardCharsets.UTF_8));
    }

    Shell stdin(byte[] bytes) {
      stdin = bytes;
      return this;
    }

    Run asof(String... args) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Io io =
          new Io(
              new ByteArrayInputStream(stdin),
              out,
              new PrintStream(err, true, StandardCharsets.UTF_8),
              environment,
              terminal,
              false);
      int code = Main.run(io, args);
      return new Run(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }

  List<String> lines() {
    return out.lines().toList();
  }

  String header() {
    return lines().get(0);
  }

  static void isOneLine(String text) {
    if (text.lines().count() != 1) {
      throw new AssertionError("expected one line: " + text);
    }
  }

  Run codeIs(int expected) {
    if (code != expected) {
      throw new AssertionError("exit " + code + ", expected " + expected + ": " + err + out);
    }
    return this;
  }
}
