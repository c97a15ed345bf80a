package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The README's section on commands has every command and option that there is, and no other. */
class ReadmeCommandsTest {
  private final CommandLine asof = Main.whole(Io.ofProcess());

  @Test
  void everyExampleParsesAndEveryCommandHasOne() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (String line : examples()) {
      ParseResult parsed = asof.parseArgs(Words.ofAsof(line).toArray(String[]::new));
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      shown.add(parsed.commandSpec().qualifiedName());
    }
    assertThat(shown).isEqualTo(commands());
  }

  @Test
  void everyOptionIsNamed() throws IOException {
    String section = Readme.read().section("Commands").text();
    List<String> missing = new ArrayList<>();
    leaves(asof)
        .flatMap(command -> command.getCommandSpec().options().stream())
        .map(OptionSpec::longestName)
        .filter(
            name ->
                !Set.of("--help", "--version", "--output", "--quiet", "--verbose").contains(name))
        .filter(name -> !section.contains(name))
        .forEach(missing::add);
    assertThat(missing).isEmpty();
  }

  private Set<String> commands() {
    Set<String> names = new TreeSet<>();
    leaves(asof).forEach(command -> names.add(command.getCommandSpec().qualifiedName()));
    return names;
  }

  private static Stream<CommandLine> leaves(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? Stream.of(command)
        : command.getSubcommands().values().stream().distinct().flatMap(ReadmeCommandsTest::leaves);
  }

  private static List<String> examples() throws IOException {
    return Readme.read().section("Commands").blocks("sh").stream()
        .map(block -> block.replaceAll("\\\\\n *", ""))
        .flatMap(String::lines)
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }
}
