package io.asofguard.durability;

import io.asofguard.api.AsOf;
import io.asofguard.api.Series;
import io.asofguard.backfill.Backfills;
import io.asofguard.backfill.Comparisons;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Engine;
import io.asofguard.guard.ViewOptions;
import io.asofguard.ingest.BadFileException;
import io.asofguard.ingest.FileOptions;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a {@link Child} does: {@code STORE TASK ARGUMENTS...}. */
public final class ChildMain {
  private static final int ASKED = 3;
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
      case "stage", "diff", "publish", "rollback", "drop", "run" ->
          change(store, args[1], args.length > 2 ? args[2] : "");
      case "replay" -> ReplayTask.run(store);
      case "churn" -> churn(args[2]);
      case IndexTasks.INDEXED + "watch" -> watch(Engine.valueOf(args[2]), args[3]);
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

  /** One change of the plan. */
  static void change(Store store, String task, String file) {
    Backfills backfills = new Backfills(store);
    String name = Kills.PLAN.name();
    List<String> files = List.of(file);
    switch (task) {
      case "stage" -> backfills.stage(Kills.PLAN, files, FileOptions.PLAIN, Progress.NONE);
      case "diff" -> new Comparisons(store).compare(name, Progress.NONE);
      case "publish" -> backfills.publish(name, false);
      case "rollback" -> backfills.rollback(name, "wrong");
      case "drop" -> backfills.drop(name);
      default -> backfills.run(Kills.PLAN, files, FileOptions.PLAIN, false, Progress.NONE);
    }
  }

  /** Runs and rolls back without end; a run that is interrupted is taken up by the next. */
  private void churn(String file) {
    while (true) {
      try {
        change(store, "rollback", file);
        say("rolled back");
      } catch (RefusedException nothingThere) {
        change(store, "run", file);
        say("run");
      }
    }
  }

  /** Says what a new view answers whenever it is something that this process has not seen yet. */
  private void watch(Engine engine, String cutoff) throws IOException {
    Set<String> seen = new HashSet<>();
    long views = 0;
    try (AsOfGuard guard = AsOfGuard.open(folder, engine)) {
      for (; !in.ready(); views++) {
        try (AsOf view = guard.asOf(Instant.parse(cutoff))) {
          String answers = answers(view);
          if (seen.add(answers)) {
            say("saw " + answers);
          }
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
      boolean indexed = guard.edition(ViewOptions.NEWEST).isIndexed();
      if (indexed != (engine == Engine.INDEX)) {
        say("the index was used: " + indexed);
      }
    }
    say(engine + " " + views + " views");
  }

  static String answers(Path store, String cutoff) {
    try (AsOfGuard guard = AsOfGuard.open(store, Engine.SQL);
        AsOf view = guard.asOf(Instant.parse(cutoff))) {
      return answers(view);
    }
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

  /**
   * Of some series from first to last: an edition swaps all at once, and readers share two cores.
   */
  private static String answers(AsOf view) {
    StringBuilder answers = new StringBuilder();
    for (int i = 0; i < Kills.ENTITIES; i += ASKED) {
      answers.append(view.latest(new Series("e/" + i, "mid"))).append(' ');
    }
    return answers.toString();
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
