package io.asofguard.benchmarks.hotpath;

import io.asofguard.backfill.Backfills;
import io.asofguard.backfill.StagePlan;
import io.asofguard.benchmarks.Folder;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.IndexWatcher;
import io.asofguard.guard.ViewOptions;
import io.asofguard.ingest.FileOptions;
import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a store may have a lot of, and a read of the newest edition must not feel. No answer is
 * changed by it.
 */
public enum Burden {
  /** Nothing but the rows. */
  NONE {
    @Override
    void put(Store store, Folder folder, int series) {}
  },
  /** 200 backfills were published, each over its own range. */
  MASKS {
    @Override
    void put(Store store, Folder folder, int series) throws IOException {
      for (int i = 0; i < 200; i++) {
        Path file =
            write(folder, HEADER, List.of("other,unasked/a,bid,%s,%s,0.5".formatted(at(i), at(i))));
        long from = i * SECOND;
        StagePlan plan = new StagePlan("p" + i, "other", "*", null, from, from + 1, "again");
        Backfills backfills = new Backfills(store);
        backfills.stage(plan, List.of(file.toString()), FileOptions.PLAIN, Progress.NONE);
        backfills.publish(plan.name(), false);
      }
    }
  },
  /** 100 revisions of the milestone that sets the wall, for each entity. */
  MILESTONES {
    @Override
    void put(Store store, Folder folder, int series) throws IOException {
      List<String> lines = new java.util.ArrayList<>();
      for (int number = 0; number < series; number++) {
        String entity = FactStore.series(number).entity();
        for (int i = 0; i < 100; i++) {
          lines.add("ev%d,%s,event_end,2200-01-01T00:00:00Z,%s".formatted(number, entity, at(i)));
        }
      }
      importFile(store, write(folder, "event,entity,milestone,at,knowledge_time", lines));
    }
  },
  /** 100,000 rows came after the index was built, all of them older than the oldest. */
  ADDED {
    @Override
    void put(Store store, Folder folder, int series) throws IOException {
      AsOfGuard.over(store, io.asofguard.guard.Engine.INDEX, IndexWatcher.LOG)
          .edition(ViewOptions.NEWEST)
          .isIndexed();
      List<String> lines = new java.util.ArrayList<>();
      for (int i = 0; i < 100_000; i++) {
        String entity = FactStore.series(i % series).entity();
        lines.add("feed,%s,market_mid,%s,%s,0.5".formatted(entity, at(i), at(i)));
      }
      importFile(store, write(folder, HEADER, lines));
    }
  };

  private static final String HEADER = "source,entity,field,event_time,knowledge_time,value";
  private static final long SECOND = FeedSeries.SECOND;

  abstract void put(Store store, Folder folder, int series) throws IOException;

  private static Instant at(int second) {
    return Instant.ofEpochSecond(second);
  }

  private static Path write(Folder folder, String header, List<String> lines) throws IOException {
    Path file = folder.resolve("rows.csv");
    Files.writeString(file, header + "\n" + String.join("\n", lines) + "\n");
    return file;
  }

  private static void importFile(Store store, Path file) {
    new Importer(store, ImportOptions.DEFAULT, Progress.NONE).importFile(file.toString());
  }
}
