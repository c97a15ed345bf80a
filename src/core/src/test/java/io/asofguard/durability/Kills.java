package io.asofguard.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.backfill.Backfills;
import io.asofguard.backfill.StagePlan;
import io.asofguard.ingest.FileOptions;
import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The stores and files that children work on. */
final class Kills {
  static final int ENTITIES = 40;
  static final int ROWS = 20_000;
  static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
  static final StagePlan PLAN =
      new StagePlan("plan", "s", "e/*", null, Long.MIN_VALUE, Long.MAX_VALUE, "all of it again");

  private Kills() {}

  /** Rows in no order, of a few dozen series; versions differ in their values or in their times. */
  static Path file(Path folder, String name, int rows, int lag, double plus) {
    return file(folder, name, rows, lag, plus, "s");
  }

  /** The same of another source. */
  static Path file(Path folder, String name, int rows, int lag, double plus, String source) {
    Path file = folder.resolve(name);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.print(TestStore.HEADER);
      for (int i = 0; i < rows; i++) {
        int place = (int) ((i * 7919L) % rows);
        Instant at = FIRST.plusSeconds(place);
        out.println(
            source
                + ",e/"
                + place % ENTITIES
                + ",mid,ev,"
                + at
                + ","
                + at.plusSeconds(lag)
                + ","
                + (place + plus)
                + ",");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  static Store open(Path folder) {
    return Store.open(folder, StoreClock.system());
  }

  static void imports(Path store, Path file) {
    try (Store open = open(store)) {
      new Importer(open, ImportOptions.DEFAULT, Progress.NONE).importFile(file.toString());
    }
  }

  static void stage(Path store, Path file) {
    try (Store open = open(store)) {
      new Backfills(open).stage(PLAN, List.of(file.toString()), FileOptions.PLAIN, Progress.NONE);
    }
  }

  static void publish(Path store) {
    try (Store open = open(store)) {
      new Backfills(open).publish(PLAN.name(), false);
    }
  }

  static void rollback(Path store) {
    try (Store open = open(store)) {
      new Backfills(open).rollback(PLAN.name(), "wrong");
    }
  }

  static Path copy(Path store, Path to) {
    try (Stream<Path> files = Files.list(store)) {
      Files.createDirectories(to);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that an answer or a count can follow from, but clocks and digests of them. */
  static String content(Path store) {
    return query(
        store,
        """
        SELECT (SELECT group_concat(number || ' ' || kind || ' ' || rows || ' ' || coalesce(sha256, ''), ', ')
            FROM (SELECT * FROM snapshot ORDER BY number))
          || '; log ' || (SELECT count(*) || ' ' || total(value) || ' ' || total(seq % 1009 * value) FROM observation)
          || '; batches ' || (SELECT coalesce(group_concat(rows), '') FROM batch)
          || '; reads ' || (SELECT count(*) || ' ' || total(value) || ' ' || total(published) || ' '
              || total(event_time / 1000000000.0 * (run % 101)) FROM asof_row)
          || '; runs ' || (SELECT group_concat(coalesce(since, 'staged')) FROM asof_run)
          || '; blocks ' || (SELECT count(*) || ' ' || sum(rows) FROM asof_block)
          || '; plans ' || (SELECT count(*) FROM backfill)
          || '; ties ' || (SELECT count(*) FROM entity_event)
          || '; names ' || (SELECT count(*) FROM series)
        """);
  }

  static String query(Path store, String sql) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + store.resolve("asof.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void assertWhole(Path store) {
    try (Store open = open(store)) {
      assertThat(TestStore.damages(open)).isEmpty();
    }
  }

  /** The temporary folders of changes. */
  static List<Path> scratch(Path store) {
    Path folder = store.resolve("tmp");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
