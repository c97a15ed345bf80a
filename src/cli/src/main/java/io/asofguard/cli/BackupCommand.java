package io.asofguard.cli;

import io.asofguard.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "backup",
    description = "Writes a consistent copy of the store, while others read and write.",
    footer = {
      "",
      "Example:",
      "  asof backup asof-2026-04-10.db",
      "  asof snapshots --store asof-2026-04-10.db",
      "",
      "The copy is one SQLite file that can be read as a store. Prints file,bytes,snapshot."
    })
final class BackupCommand extends AsofCommand {
  @Parameters(index = "0", paramLabel = "FILE", description = "A file that does not exist yet.")
  private Path file = Path.of("");

  @Override
  int run(Session session) {
    try (Store store = session.reading()) {
      store.backup(file);
    }
    try (Store copy = Store.open(file, session.clock())) {
      session.print(
          List.of("file", "bytes", "snapshot"),
          rows -> rows.row(file.toString(), size(file), copy.newest()));
    }
    return ExitCode.DONE;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
