package io.asofguard.cli;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = "Prints a script that completes asof's commands and options in a shell.",
    footer = {
      "",
      "Example:",
      "  source <(asof completion bash)",
      "  asof completion zsh >> ~/.zshrc"
    })
final class CompletionCommand extends AsofCommand {
  private enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "SHELL",
      description = "bash or zsh; one script serves both.")
  @SuppressWarnings("UnusedVariable")
  private Shell shell = Shell.BASH;

  @Override
  int run(Session session) {
    session.refuseFormat("asof completion prints a script");
    session.print(AutoComplete.bash("asof", spec.root().commandLine()));
    return ExitCode.DONE;
  }
}
