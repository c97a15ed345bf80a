package io.asofguard.durability;

import io.asofguard.api.Series;
import io.asofguard.backfill.Backfills;
import io.asofguard.backfill.StagePlan;
import io.asofguard.guard.Answer;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.ViewOptions;
import io.asofguard.ingest.Declarations;
import io.asofguard.ingest.FileOptions;
import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.ImportResult;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.ingest.RecordResult;
import io.asofguard.ingest.Recorder;
import io.asofguard.ingest.StageResult;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import io.asofguard.store.Finding;
import io.asofguard.store.QuarantineRow;
import io.asofguard.store.SnapshotInfo;
import io.asofguard.store.Store;
import io.asofguard.store.Verifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A store in a folder of a test, with a clock that the test moves. */
public final class TestStore implements AutoCloseable {
  public static final String HEADER =
      "source,entity,field,event,event_time,knowledge_time,value,retracted\n";

  private final Path folder;
  private final ScriptedClock clock = new ScriptedClock(ns("2026-06-01T00:00:00Z"));
  private final Store store;
  private int files;

  public TestStore(Path folder) {
    this.folder = folder;
    folder.toFile().mkdirs();
    this.store = Store.open(folder.resolve("store"), clock);
  }

  public static long ns(String instant) {
    return Nanos.of(Instant.parse(instant));
  }

  public Store store() {
    return store;
  }

  public ScriptedClock clock() {
    return clock;
  }

  public Backfills backfills() {
    return new Backfills(store);
  }

  public Declarations declarations() {
    return new Declarations(store);
  }

  /** Imports rows such as {@code s,e/a,mid,ev,2026-01-01T00:00:00Z,2026-01-01T00:00:01Z,0.5,}. */
  public ImportResult imports(String... rows) {
    clock.pass(Duration.ofSeconds(1));
    return new Importer(store, ImportOptions.DEFAULT, Progress.NONE)
        .importFile(file(rows).toString());
  }

  /** Imports lines such as {@code ev,e/a,closed,2026-01-01T00:00:00Z,2026-01-01T00:00:01Z,1}. */
  public ImportResult importsMilestones(String... lines) {
    clock.pass(Duration.ofSeconds(1));
    Path file =
        file("event,entity,milestone,at,knowledge_time,outcome\n", String.join("\n", lines));
    return new Importer(store, ImportOptions.DEFAULT, Progress.NONE).importFile(file.toString());
  }

  public StageResult stage(StagePlan plan, String... rows) {
    return stage(plan, file(rows));
  }

  public StageResult stage(StagePlan plan, Path file) {
    clock.pass(Duration.ofSeconds(1));
    return backfills().stage(plan, List.of(file.toString()), FileOptions.PLAIN, Progress.NONE);
  }

  public StageResult stage(StagePlan plan, List<String> rows, Duration assumeLag) {
    String file = file(rows.toArray(String[]::new)).toString();
    return backfills()
        .stage(plan, List.of(file), new FileOptions(null, assumeLag, null, null), Progress.NONE);
  }

  /** Says when an event ended. */
  public void ended(String event, String at) {
    declarations().milestone(event, MilestoneKind.EVENT_END, ns(at), null, null, null);
  }

  public RecordResult record(String... lines) {
    clock.pass(Duration.ofSeconds(1));
    String text = String.join("\n", lines) + "\n";
    return new Recorder(store, false)
        .run(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), snapshot -> {});
  }

  /** A file of observations: the header and these rows. */
  public Path file(String... rows) {
    return file(HEADER, String.join("\n", rows));
  }

  private Path file(String header, String lines) {
    try {
      return Files.writeString(folder.resolve("file-" + ++files + ".csv"), header + lines + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value in force at an event time, as known now: such as {@code 0.5}, or the status. */
  public String read(String entity, String field, String at) {
    return read(entity, field, at, store.newest());
  }

  public String read(String entity, String field, String at, long snapshot) {
    Answer answer =
        AsOfGuard.over(store)
            .edition(new ViewOptions(snapshot, false, null, Basis.ASSUMED))
            .read(new Series(entity, field), ns(at), clock.now(), -1);
    return answer.isKnown() ? Double.toString(answer.value()) : answer.status().name();
  }

  public List<SnapshotInfo> snapshots() {
    List<SnapshotInfo> all = new ArrayList<>();
    store.catalog().snapshots(all::add);
    return all;
  }

  public List<QuarantineRow> quarantine() {
    List<QuarantineRow> all = new ArrayList<>();
    store.catalog().quarantine(null, all::add);
    return all;
  }

  /** What a full verification finds damaged. */
  public static List<String> damages(Store store) {
    List<String> damages = new ArrayList<>();
    new Verifier(store)
        .verify(
            true,
            null,
            finding -> {
              if (!finding.sound()) {
                damages.add(text(finding));
              }
            });
    return damages;
  }

  private static String text(Finding finding) {
    return Objects.requireNonNull(finding.check()) + ": " + finding.detail();
  }

  @Override
  public void close() {
    store.close();
  }
}
