package io.asofguard.replay;

import io.asofguard.law.Nanos;
import io.asofguard.replay.ReplayResult.Failure;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** The file that says what a run is: its inputs, its figures, and each of its cutoffs. */
final class Manifest {
  private static final PrettyPrinter LINES =
      new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final JsonGenerator json;

  private Manifest(JsonGenerator json) {
    this.json = json;
  }

  static void write(
      Path file,
      RunSummary summary,
      String receiptDigest,
      List<CutoffRecord> cutoffs,
      ReplayResult result,
      String tool)
      throws IOException {
    try (DigestedFile out = new DigestedFile(file)) {
      try (JsonGenerator json = FACTORY.createGenerator(context(), out)) {
        new Manifest(json).write(summary, receiptDigest, cutoffs, result, tool);
      }
      out.finish();
      out.commit();
    }
  }

  private static ObjectWriteContext context() {
    return new ObjectWriteContext.Base() {
      @Override
      public PrettyPrinter getPrettyPrinter() {
        return LINES;
      }

      @Override
      public boolean hasPrettyPrinter() {
        return true;
      }
    };
  }

  private void write(
      RunSummary summary,
      String receiptDigest,
      List<CutoffRecord> cutoffs,
      ReplayResult result,
      String tool) {
    json.writeStartObject();
    run(summary.run());
    figures(summary, result);
    json.writeStringProperty("read_digest", summary.figures().readDigest());
    json.writeStringProperty("forecasts_sha256", summary.forecastDigest());
    json.writeStringProperty("receipts_sha256", receiptDigest);
    json.writeArrayPropertyStart("cutoffs");
    cutoffs.forEach(this::cutoff);
    json.writeEndArray();
    json.writeArrayPropertyStart("failures");
    result.failures().forEach(this::failure);
    json.writeEndArray();
    times("not_reached", result.notReached());
    times("nobody_left", result.nobodyLeft());
    json.writeObjectPropertyStart("versions");
    json.writeStringProperty("asof", tool);
    json.writeStringProperty("java", System.getProperty("java.runtime.version"));
    json.writeStringProperty("vm", System.getProperty("java.vm.name"));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void run(ForecastRun run) {
    RunSettings settings = RunSettings.of(run);
    json.writeStringProperty("run", run.name());
    json.writeStringProperty("kind", run.kind());
    json.writeStringProperty("event", run.event());
    json.writeStringProperty("forecaster", run.forecaster());
    text("code_version", settings.code());
    if (run.snapshot() != null) {
      json.writeNumberProperty("snapshot", run.snapshot());
    }
    json.writeNumberProperty("seed", settings.seed());
    json.writeStringProperty("basis", settings.least().name());
    json.writeBooleanProperty("as_was", settings.asWas());
    json.writeBooleanProperty("sums_to_one", settings.sumsToOne());
    text("source", settings.source());
    json.writeStringProperty("by", run.by());
    json.writeStringProperty("begun_at", Nanos.text(run.begunAt()));
  }

  private void times(String name, List<Long> times) {
    json.writeArrayPropertyStart(name);
    times.forEach(time -> json.writeString(Nanos.text(time)));
    json.writeEndArray();
  }

  private void text(String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  private void figures(RunSummary summary, ReplayResult result) {
    json.writeStringProperty("status", summary.status().word());
    json.writeNumberProperty("cutoffs_done", summary.figures().cutoffs());
    json.writeNumberProperty("cutoffs_failed", result.failures().size());
    json.writeNumberProperty("cutoffs_not_reached", result.notReached().size());
    json.writeNumberProperty("forecasts", summary.figures().forecasts());
    json.writeNumberProperty("reads", summary.figures().reads());
    json.writeNumberProperty("tainted", summary.tainted().size());
    json.writeNumberProperty("backfilled_reads", summary.backfilled());
    json.writeNumberProperty("market_reads_without_wall", summary.wallless());
    json.writeBooleanProperty("conclusive", summary.isConclusive());
  }

  private void cutoff(CutoffRecord of) {
    ForecastCall call = of.call();
    json.writeStartObject();
    json.writeStringProperty("cutoff", Nanos.text(call.cutoff()));
    json.writeNumberProperty("snapshot", call.snapshot());
    json.writeNumberProperty("forecasts", call.values().size());
    json.writeNumberProperty("reads", call.reads());
    json.writeStringProperty("read_digest", call.readDigest());
    json.writeStringProperty("code_version", call.codeVersion());
    json.writeBooleanProperty("tainted", of.tainted());
    json.writeNumberProperty("backfilled_reads", of.backfilled());
    json.writeNumberProperty("market_reads_without_wall", of.wallless());
    json.writeStringProperty("written_at", Nanos.text(call.writtenAt()));
    json.writeEndObject();
  }

  private void failure(Failure failure) {
    json.writeStartObject();
    json.writeStringProperty("cutoff", Nanos.text(failure.cutoff()));
    json.writeStringProperty("why", failure.why());
    json.writeEndObject();
  }
}
