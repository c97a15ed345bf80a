package io.asofguard.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "backfill",
    synopsisSubcommandLabel = "COMMAND",
    description = "Replaces a source's rows of a range of event times, in one atomic step.",
    subcommands = {
      BackfillStageCommand.class,
      BackfillDiffCommand.class,
      BackfillPublishCommand.class,
      BackfillRunCommand.class,
      BackfillDropCommand.class,
      BackfillListCommand.class,
      BackfillRollbackCommand.class
    },
    footer = {
      "",
      "Example:",
      "  asof backfill stage --name outage --source tracker --from 2026-04-05T00:00:00Z \\",
      "    --to 2026-04-06T00:00:00Z --reason 'tracker was down' tweets-april-5.csv",
      "  asof backfill diff outage",
      "  asof backfill publish outage",
      "  asof backfill rollback outage --reason 'wrong file'"
    })
final class BackfillCommand extends AsofCommand {
  @Spec private CommandSpec spec;

  @Override
  int run(Session session) {
    throw new ParameterException(
        spec.commandLine(), "name one of stage, diff, publish, run, drop, list and rollback");
  }
}
