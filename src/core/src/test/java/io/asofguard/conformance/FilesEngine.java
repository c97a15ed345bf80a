package io.asofguard.conformance;

import io.asofguard.backfill.Backfills;
import io.asofguard.backfill.StagePlan;
import io.asofguard.ingest.Declarations;
import io.asofguard.ingest.FileOptions;
import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.ImportResult;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.store.FieldRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The real doors: files, the importer, and backfills. Rows are written to files first. */
final class FilesEngine extends StoreEngine implements FileEngine {
  private final Path folder;
  private int files;

  FilesEngine(Path folder) {
    super(folder);
    this.folder = folder;
  }

  @Override
  public Engine engine() {
    return this;
  }

  @Override
  public void declare(String field, boolean projection) {
    new Declarations(store).field(new FieldRule(field, projection, null, null));
  }

  @Override
  public void importFile(Path file) {
    ImportResult result = imported(file);
    if (result.quarantined() > 0) {
      throw new AssertionError("rows were kept out: " + result);
    }
  }

  private ImportResult imported(Path file) {
    return new Importer(store, ImportOptions.DEFAULT, Progress.NONE).importFile(file.toString());
  }

  @Override
  public Tally observations(List<Row> rows) {
    return tally(imported(file(CsvText.rows(rows))));
  }

  @Override
  public Tally milestones(List<Fact> facts) {
    return tally(imported(file(CsvText.facts(facts))));
  }

  private static Tally tally(ImportResult result) {
    return new Tally(
        result.stored(), result.duplicate(), result.superseded(), result.quarantined());
  }

  @Override
  public void backfill(Plan plan, Path rows) {
    stage(plan, rows);
    publish(plan.name());
  }

  @Override
  public void stage(Plan plan) {
    stage(plan, file(CsvText.rows(plan.rows())));
  }

  private void stage(Plan plan, Path rows) {
    StagePlan staged =
        new StagePlan(
            plan.name(),
            plan.source(),
            plan.entityGlob(),
            plan.field(),
            plan.from(),
            plan.to(),
            "test");
    new Backfills(store).stage(staged, List.of(rows.toString()), FileOptions.PLAIN, Progress.NONE);
  }

  @Override
  public boolean publish(String name) {
    return new Backfills(store).publish(name, false).snapshot() != null;
  }

  @Override
  public void rollback(String name) {
    new Backfills(store).rollback(name, "test");
  }

  private Path file(String text) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve("file-" + files++ + ".csv"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows and milestones as the importer takes them. */
  private static final class CsvText {
    static String rows(List<Row> rows) {
      StringBuilder text =
          new StringBuilder(
              "source,entity,field,event,event_time,knowledge_time,value,retracted\n");
      for (Row row : rows) {
        boolean retracted = Double.isNaN(row.value());
        text.append(row.source()).append(',');
        text.append(row.series().entity()).append(',').append(row.series().field()).append(',');
        text.append(Objects.requireNonNullElse(row.event(), "")).append(',');
        text.append(instant(row.eventTime())).append(',').append(instant(row.knowledge()));
        text.append(',').append(retracted ? "" : row.value()).append(',').append(retracted);
        text.append('\n');
      }
      return text.toString();
    }

    static String facts(List<Fact> facts) {
      StringBuilder text = new StringBuilder("event,entity,milestone,at,knowledge_time,outcome\n");
      for (Fact fact : facts) {
        text.append(fact.event()).append(',');
        text.append(Objects.requireNonNullElse(fact.entity(), "")).append(',');
        text.append(fact.kind().text()).append(',').append(instant(fact.at())).append(',');
        text.append(instant(fact.knowledge())).append(',');
        text.append(Objects.requireNonNullElse(fact.outcome(), "")).append('\n');
      }
      return text.toString();
    }

    private static String instant(@Nullable Long nanos) {
      return nanos == null ? "" : java.time.Instant.EPOCH.plusNanos(nanos).toString();
    }
  }
}
