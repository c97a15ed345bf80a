package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.Run.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandListTest {
  private static final List<String> CONTRACT =
      List.of(
          "demo",
          "import",
          "milestone",
          "field",
          "record",
          "list",
          "read",
          "join",
          "outcome",
          "history",
          "wall",
          "snapshots",
          "quarantine",
          "backfill",
          "replay",
          "forecast",
          "runs",
          "score",
          "audit",
          "report",
          "export",
          "leaktest",
          "verify",
          "rebuild",
          "backup",
          "doctor");

  private final Shell shell = new Shell(Path.of("no-such-store"));

  @Test
  void theCommandsAreThoseOfTheContract() {
    List<String> expected = new ArrayList<>(CONTRACT);
    expected.add("completion");
    assertThat(whole().getSubcommands().keySet()).containsExactlyElementsOf(expected);
    assertThat(whole().getSubcommands().get("backfill").getSubcommands().keySet())
        .containsExactly("stage", "diff", "publish", "run", "drop", "list", "rollback");
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void everyHelpHasAnExampleOfItsOwn(List<String> command) {
    List<String> args = new ArrayList<>(command);
    args.add("--help");
    Run help = shell.asof(args.toArray(new String[0])).codeIs(0);
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).startsWith("Usage: asof " + String.join(" ", command));
    String example = help.out().substring(help.out().indexOf("Example:"));
    assertThat(example).contains("asof " + String.join(" ", command));
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void everyCommandTakesTheOptionsOfAll(List<String> command) {
    List<String> args = new ArrayList<>(command);
    args.add("-h");
    assertThat(shell.asof(args.toArray(new String[0])).out())
        .contains("--store", "--format", "--output", "--quiet", "--verbose", "--now", "--version");
  }

  @Test
  void bareHelpNamesEveryCommand() {
    assertThat(shell.asof("-h").codeIs(0).out()).contains(CONTRACT).contains("Example:");
  }

  @Test
  void versionComesFromEverywhere() {
    assertThat(shell.asof("-V").codeIs(0).out()).startsWith("asof ");
    assertThat(shell.asof("read", "--version").codeIs(0).out()).startsWith("asof ");
  }

  @Test
  void completionIsAScriptForAllCommands() {
    Run bash = shell.asof("completion", "bash").codeIs(0);
    assertThat(bash.out()).startsWith("#!").contains("quarantine", "--assume-lag", "event_end");
    assertThat(shell.asof("completion", "fish").codeIs(2).err()).contains("bash, zsh");
  }

  static Stream<List<String>> everyCommand() {
    return names(List.of(), whole());
  }

  private static Stream<List<String>> names(List<String> before, CommandLine line) {
    return line.getSubcommands().entrySet().stream()
        .flatMap(
            (Map.Entry<String, CommandLine> sub) -> {
              List<String> name = new ArrayList<>(before);
              name.add(sub.getKey());
              return Stream.concat(Stream.of(name), names(name, sub.getValue()));
            });
  }

  private static CommandLine whole() {
    return Main.whole(new Io(System.in, System.out, System.err, Map.of(), false, false));
  }
}
