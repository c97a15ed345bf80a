package io.asofguard.cli;

import io.asofguard.cli.demo.Demo;
import io.asofguard.cli.demo.DemoException;
import io.asofguard.cli.demo.DemoStore;
import io.asofguard.cli.demo.Fixture;
import io.asofguard.store.Store;
import java.nio.file.Path;
import picocli.CommandLine.Command;

@Command(
    name = "demo",
    description = "Shows on made-up data how a price from after the end leaks, and is refused.",
    footer = {
      "",
      "Example:",
      "  asof demo",
      "  asof demo --store /tmp/demo-store",
      "",
      "Offline, in under a minute. Prints every command before it runs it. The store, by default",
      "asof-demo-store here, stays for you to go on with; a folder that holds anything else is",
      "refused. Exit code 1 if a command says something else than the story."
    })
final class DemoCommand extends AsofCommand {
  private static final String HERE = "asof-demo-store";
  private static final String HOME = "asof.home";

  @Override
  int run(Session session) {
    session.refuseFormat("asof demo tells a story in text");
    Path folder = session.place(HERE);
    try {
      Fixture fixture = Fixture.under(Path.of(System.getProperty(HOME, "")));
      try (Store store = session.writing(folder)) {
        DemoStore.check(store, folder, fixture);
      }
      session.print(
          target ->
              new Demo(
                      fixture,
                      folder.toString(),
                      target,
                      session.hasColor(),
                      new InThisProcess(session))
                  .tell());
      return ExitCode.DONE;
    } catch (DemoException e) {
      session.say(String.valueOf(e.getMessage()));
      return e.isFound() ? ExitCode.FOUND : ExitCode.BAD_DATA;
    }
  }
}
