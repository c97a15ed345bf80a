package io.asofguard.replay;

import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.Origins;
import io.asofguard.guard.PackedReads;
import io.asofguard.guard.Read;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.ReadPart;
import io.asofguard.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run: {@code forecasts.csv}, {@code receipts.csv}, {@code manifest.json}. All of
 * it is made from the ledger, so that a run that was interrupted, or whose folder is lost, has it
 * again. The first two are the same, byte for byte, for the same run under whatever name; what
 * varies stands in the manifest.
 */
public final class RunFolder {
  static final String FORECASTS = "forecasts.csv";
  static final String RECEIPTS = "receipts.csv";
  static final String MANIFEST = "manifest.json";

  private final Store store;
  private final AsOfGuard guard;
  private final ForecastRun run;
  private final List<CutoffRecord> cutoffs = new ArrayList<>();
  private final RunFigures.Sum sum = new RunFigures.Sum();
  private @Nullable AtSnapshot at;
  private long backfilled;
  private long wallless;

  /** What looks at reads of one edition. A live run has many. */
  private record AtSnapshot(long snapshot, Origins origins, Judge judge, Labels labels) {}

  private RunFolder(AsOfGuard guard, ForecastRun run) {
    this.guard = guard;
    this.store = guard.store();
    this.run = run;
  }

  /**
   * Where the folders of a store's runs are.
   *
   * @param store the store
   * @return a folder, which need not exist
   */
  public static Path of(Store store) {
    Path file = store.file();
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.equals("asof.db") ? "runs" : name + "-runs");
  }

  /**
   * What became of a run, as its manifest says. Without a manifest it counts as interrupted.
   *
   * @param store where it is
   * @param run the run
   * @return its status
   */
  public static RunStatus status(Store store, ForecastRun run) {
    RunStatus told = ManifestReader.status(of(store).resolve(run.name()).resolve(MANIFEST));
    return intended(store, run).isThere()
        ? new RunStatus(ReplayResult.INTERRUPTED, told.failed())
        : told;
  }

  static Intended intended(Store store, ForecastRun run) {
    return new Intended(of(store).resolve(run.name()));
  }

  /**
   * Writes the folder of a run.
   *
   * @param guard whose store has the run
   * @param result what became of it
   * @param tool the version of this program
   * @return the run in figures
   */
  public static RunSummary write(AsOfGuard guard, ReplayResult result, String tool) {
    try {
      return new RunFolder(guard, result.run()).write(result, tool);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunSummary write(ReplayResult result, String tool) throws IOException {
    Path folder = Files.createDirectories(of(store).resolve(run.name()));
    Path manifest = folder.resolve(MANIFEST);
    boolean isNew;
    String forecastDigest;
    String receiptDigest;
    try (DigestedFile forecastFile = new DigestedFile(folder.resolve(FORECASTS));
        DigestedFile receiptFile = new DigestedFile(folder.resolve(RECEIPTS))) {
      forecastFile.write(
          "event,entity,cutoff,probability,snapshot,status,read_digest,code_version\n"
              .getBytes(StandardCharsets.UTF_8));
      CsvLine lines = new CsvLine(forecastFile);
      Receipts receipts = new Receipts(receiptFile);
      store
          .forecasts()
          .callsWithReads(run.id(), (call, parts) -> add(call, parts, lines, receipts));
      lines.flush();
      receipts.flush();
      forecastFile.finish();
      receiptFile.finish();
      isNew = isNew(result) || !isThere(manifest, forecastFile, receiptFile);
      if (isNew) {
        forecastFile.commit();
        receiptFile.commit();
      }
      forecastDigest = forecastFile.digest();
      receiptDigest = receiptFile.digest();
    }
    Intended intended = intended(store, run);
    ReplayResult all = overall(result, manifest, intended);
    String word = run.isLive() ? result.status() : all.status();
    RunStatus status = new RunStatus(word, all.failures().size());
    RunSummary summary = summary(folder, status, forecastDigest);
    if (isNew) {
      Manifest.write(manifest, summary, receiptDigest, cutoffs, all, tool);
    }
    if (isNew || all.isComplete()) {
      intended.forget();
    }
    return summary;
  }

  /** With what earlier goes have told, or were killed before they could tell. */
  private ReplayResult overall(ReplayResult result, Path manifest, Intended intended) {
    Set<Long> done = cutoffs.stream().map(c -> c.call().cutoff()).collect(Collectors.toSet());
    Set<Long> left = ManifestReader.notReached(manifest);
    left.addAll(intended.times());
    return result.and(ManifestReader.failures(manifest), left, done);
  }

  private static boolean isNew(ReplayResult result) {
    return result.done() > 0 || !result.isComplete();
  }

  /** What is there already stays as it is; an earlier go may have died before it had written it. */
  private static boolean isThere(Path manifest, DigestedFile forecasts, DigestedFile receipts)
      throws IOException {
    return Files.exists(manifest)
        && ManifestReader.isOf(manifest, forecasts.digest(), receipts.digest())
        && forecasts.isThere()
        && receipts.isThere();
  }

  private RunSummary summary(Path folder, RunStatus status, String forecastDigest) {
    List<Long> tainted =
        cutoffs.stream().filter(CutoffRecord::tainted).map(c -> c.call().cutoff()).toList();
    return new RunSummary(
        run, status, sum.figures(), tainted, backfilled, wallless, forecastDigest, folder);
  }

  private void add(ForecastCall call, List<ReadPart> parts, CsvLine lines, Receipts receipts) {
    try {
      AtSnapshot here = at(call.snapshot());
      Judge judge = here.judge;
      judge.begin(call.cutoff());
      receipts.begin(call.cutoff(), here.origins);
      for (ReadPart part : parts) {
        PackedReads.each(part, read -> add(read, judge, receipts));
      }
      for (Map.Entry<String, Double> value : call.values().entrySet()) {
        lines
            .text(run.event())
            .text(value.getKey())
            .time(call.cutoff())
            .number(value.getValue())
            .number(call.snapshot())
            .text(here.labels.of(run, call, value.getKey(), judge.isTainted()).name())
            .text(call.readDigest())
            .text(call.codeVersion())
            .end();
      }
      note(call, judge, receipts.backfilled());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AtSnapshot at(long snapshot) {
    AtSnapshot known = at;
    if (known == null || known.snapshot != snapshot) {
      Edition edition = guard.edition(RunSettings.of(run).options(snapshot));
      List<String> entities = store.catalog().entities(run.event(), snapshot);
      known =
          new AtSnapshot(
              snapshot,
              new Origins(edition),
              new Judge(edition, entities),
              new Labels(edition, Labels.LIVE_WITHIN));
      at = known;
    }
    return known;
  }

  private static void add(Read read, Judge judge, Receipts receipts) {
    try {
      judge.read(read);
      receipts.add(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(ForecastCall call, Judge of, long late) {
    cutoffs.add(new CutoffRecord(call, of.isTainted(), late, of.wallless()));
    sum.add(call);
    backfilled += late;
    wallless += of.wallless();
  }
}
