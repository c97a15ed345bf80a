package io.asofguard.cli;

import io.asofguard.cli.output.RowWriter;
import io.asofguard.store.Store;
import io.asofguard.store.StoreException;
import io.asofguard.store.StoreHealth;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "doctor",
    description = "Looks at the JDK, its flags, the store's file, its lock and the disk.",
    footer = {
      "",
      "Example:",
      "  asof doctor --store asof-store",
      "",
      "Prints check,status,detail; a status is ok, warn or bad."
    })
final class DoctorCommand extends AsofCommand {
  private static final int OLDEST_JDK = 17;
  private static final int NEWEST_JDK = 25;
  private static final long LITTLE_SPACE = 1L << 30;
  private static final String OK = "ok";
  private static final String WARN = "warn";
  private static final String BAD = "bad";

  @Override
  int run(Session session) {
    session.print(
        List.of("check", "status", "detail"),
        rows -> {
          jdk(rows);
          try (Store store = session.reading()) {
            store(store, rows);
          }
          disk("disk", session.place(), rows);
          disk("temp", Path.of(System.getProperty("java.io.tmpdir")), rows);
        });
    return ExitCode.DONE;
  }

  private static void jdk(RowWriter rows) {
    Runtime.Version version = Runtime.version();
    boolean fit = version.feature() >= OLDEST_JDK && version.feature() <= NEWEST_JDK;
    rows.row(
        "jdk",
        fit ? OK : BAD,
        version + " at " + System.getProperty("java.home") + "; supported are 17 to 25");
    List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
    rows.row("flags", OK, flags.isEmpty() ? "none" : String.join(" ", flags));
  }

  private static void store(Store store, RowWriter rows) {
    if (!store.exists()) {
      rows.row("store", WARN, "none yet at " + store.file() + "; the first import makes it");
      return;
    }
    try {
      StoreHealth health = store.health();
      rows.row(
          "store",
          OK,
          store.file().toAbsolutePath()
              + ", schema "
              + health.schema()
              + ", snapshot "
              + store.newest()
              + ", "
              + mega(health.bytes()));
      boolean wal = health.journal().equals("wal");
      rows.row("journal", wal ? OK : WARN, health.journal());
      rows.row(
          "lock",
          OK,
          health.isWritten() ? "another process is writing; readers go on" : "nobody is writing");
    } catch (StoreException e) {
      rows.row("store", BAD, e.getMessage());
    }
  }

  private static void disk(String check, Path folder, RowWriter rows) {
    Path there = folder.toAbsolutePath();
    while (!Files.isDirectory(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      boolean writable = Files.isWritable(there);
      rows.row(
          check,
          !writable ? BAD : free < LITTLE_SPACE ? WARN : OK,
          there + ": " + mega(free) + " free" + (writable ? "" : ", and it cannot be written"));
    } catch (IOException e) {
      rows.row(check, BAD, there + ": " + e.getMessage());
    }
  }

  private static String mega(long bytes) {
    return bytes / 1_000_000 + " MB";
  }
}
