package io.asofguard.durability;

import io.asofguard.api.AsOf;
import io.asofguard.api.Series;
import io.asofguard.backfill.Backfills;
import io.asofguard.backfill.StagePlan;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Engine;
import io.asofguard.guard.IndexWatcher;
import io.asofguard.hotpath.BuildLock;
import io.asofguard.hotpath.IndexFolder;
import io.asofguard.ingest.FileOptions;
import io.asofguard.ingest.Progress;
import io.asofguard.ingest.Recorder;
import io.asofguard.law.Nanos;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import io.asofguard.store.StoreException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What a {@link ChildMain} does with the index. */
final class IndexTasks {
  /** A child of such a task has the flags that the index needs. */
  static final String INDEXED = "index-";

  private final Store store;
  private final BufferedReader in;
  private final AsOfGuard guard;

  IndexTasks(Store store, BufferedReader in) {
    this.store = store;
    this.in = in;
    this.guard = AsOfGuard.over(store, Engine.INDEX, new Said());
  }

  private static final class Said implements IndexWatcher {
    @Override
    public void note(String line) {
      say("note: " + line);
    }

    @Override
    public void begin(long rows) {}

    @Override
    public void at(long rows) {}

    @Override
    public void end() {}
  }

  void run(String[] args) throws IOException {
    switch (args[1]) {
      case INDEXED + "churn" -> churn(args[2], args[3]);
      case INDEXED + "reads" -> reads();
      case INDEXED + "answers", "answers" -> answers();
      case INDEXED + "build-lock" -> holdBuildLock();
      default -> throw new IllegalArgumentException(args[1]);
    }
  }

  /** Appends, and replaces so that the index is built anew; never ends. */
  private void churn(String name, String file) {
    readAll();
    say("ready");
    for (int i = 0; ; i++) {
      StagePlan plan =
          new StagePlan(name, name, "e/*", null, Long.MIN_VALUE, Long.MAX_VALUE, "again");
      attempt(() -> record(name));
      readAll();
      attempt(() -> new Backfills(store).rollback(name, "again"));
      attempt(
          () -> new Backfills(store).stage(plan, List.of(file), FileOptions.PLAIN, Progress.NONE));
      attempt(() -> new Backfills(store).publish(name, false));
      readAll();
      say("round " + i);
    }
  }

  private void record(String name) {
    String line =
        "{\"source\":\"%s\",\"entity\":\"e/1\",\"field\":\"mid\",\"event_time\":\"%s\",\"value\":%d}\n"
            .formatted(name, Instant.now(), System.nanoTime() % 1000);
    new Recorder(store, false)
        .run(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), snapshot -> {});
  }

  /** Two that write at once, or one that was killed, may be in each other's way. */
  private static void attempt(Runnable change) {
    try {
      change.run();
    } catch (StoreException | RefusedException e) {
      say("refused: " + e.getMessage());
    }
  }

  private void reads() {
    readAll();
    say("ready");
    while (true) {
      readAll();
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void readAll() {
    try (AsOf view = guard.asOf(Nanos.toInstant(store.clock().now()))) {
      for (int i = 0; i < Kills.ENTITIES; i++) {
        view.latest(new Series("e/" + i, "mid"));
      }
    }
  }

  /** Answers for each line that names an entity, from a new view. */
  private void answers() throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      try (AsOf view = guard.asOf(Nanos.toInstant(store.clock().now()))) {
        say(String.valueOf(view.latest(new Series(line, "mid"))));
      }
    }
  }

  private void holdBuildLock() throws IOException {
    try (BuildLock lock = new IndexFolder(store.indexFolder()).lock()) {
      say(lock == null ? "refused" : "locked");
      in.readLine();
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
