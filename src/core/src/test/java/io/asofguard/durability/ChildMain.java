package io.asofguard.durability;

import io.asofguard.api.AsOf;
import io.asofguard.api.Series;
import io.asofguard.backfill.Backfills;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.ingest.BadFileException;
import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.ingest.Recorder;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import io.asofguard.store.StoreException;
import io.asofguard.store.WriteTx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What a {@link Child} does: {@code STORE TASK ARGUMENTS...}. */
public final class ChildMain {
  private final Path folder;
  private final Store store;
  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  private ChildMain(Path folder) {
    this.folder = folder;
    this.store = Store.open(folder, StoreClock.system());
  }

  public static void main(String[] args) throws IOException {
    ChildMain child = new ChildMain(Path.of(args[0]));
    try {
      child.run(args);
    } catch (StoreException | BadFileException | RefusedException e) {
      say(e.getClass().getSimpleName() + ": " + e.getMessage());
      System.exit(3);
    }
  }

  private void run(String[] args) throws IOException {
    if (store.exists()) {
      store.newest();
    }
    say("begin");
    switch (args[1]) {
      case "import" -> importFile(args[2]);
      case "stage" ->
          new Backfills(store).stage(Kills.PLAN, List.of(args[2]), null, null, Progress.NONE);
      case "publish" -> new Backfills(store).publish(Kills.PLAN.name(), false);
      case "rollback" -> new Backfills(store).rollback(Kills.PLAN.name(), "wrong");
      case "record" ->
          new Recorder(store, false)
              .run(
                  new Ticker(0, true),
                  snapshot -> say("committed " + snapshot.number() + " " + snapshot.rows()));
      case "hold" -> hold();
      case "read" -> read(Instant.parse(args[2]));
      default -> new IndexTasks(store, in).run(args);
    }
    say("end");
  }

  private void importFile(String file) {
    new Importer(store, ImportOptions.DEFAULT, Progress.NONE).importFile(file);
  }

  /** Holds the write lock until somebody says a line. */
  private void hold() throws IOException {
    try (WriteTx tx = store.write()) {
      say("holding " + tx.snapshot());
      in.readLine();
    }
  }

  /** Answers from one view, and from a new one for each {@code new}. */
  private void read(Instant cutoff) throws IOException {
    AsOfGuard guard = AsOfGuard.open(folder);
    AsOf pinned = guard.asOf(cutoff);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      say(answers(line.equals("new") ? guard.asOf(cutoff) : pinned));
    }
  }

  private static String answers(AsOf view) {
    StringBuilder answers = new StringBuilder();
    for (int i = 0; i < Kills.ENTITIES; i++) {
      answers.append(view.latest(new Series("e/" + i, "mid"))).append(' ');
    }
    return answers.toString();
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
