package io.asofguard.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.Series;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays one folder of the conformance cases on one engine. */
final class ConformanceCase {
  private final Path folder;
  private final FileEngine engine;
  private final List<Long> newestAfterStep = new ArrayList<>();
  private int checked;

  ConformanceCase(Path folder, FileEngine engine) {
    this.folder = folder;
    this.engine = engine;
  }

  void play() {
    List<?> steps = (List<?>) CaseFile.read(folder.resolve("case.json")).get("steps");
    for (Object step : steps) {
      play((Map<?, ?>) step);
      newestAfterStep.add(engine.engine().newest());
    }
    assertThat(checked).as("answers that were compared").isPositive();
  }

  private void play(Map<?, ?> step) {
    String what = text(step, "do");
    switch (what) {
      case "field" ->
          engine.engine().declare(text(step, "field"), text(step, "kind").equals("projection"));
      case "import" ->
          ((List<?>) step.get("files"))
              .forEach(file -> engine.importFile(folder.resolve((String) file)));
      case "backfill" -> backfill(step);
      case "rollback" -> engine.engine().rollback(text(step, "name"));
      case "probe" -> probe(step);
      case "outcome" -> outcome(step);
      default -> throw new IllegalArgumentException("unknown step " + what);
    }
  }

  private void backfill(Map<?, ?> step) {
    Plan plan =
        new Plan(
            text(step, "name"),
            text(step, "source"),
            optional(step, "entity"),
            optional(step, "field"),
            Csv.nanos(text(step, "from")),
            Csv.nanos(text(step, "to")),
            List.of());
    engine.backfill(plan, folder.resolve(text(step, "file")));
  }

  private void probe(Map<?, ?> step) {
    String after = optional(step, "snapshot_after_step");
    long snapshot =
        after == null ? engine.engine().newest() : newestAfterStep.get(Integer.parseInt(after));
    String bound = optional(step, "max_age");
    long maxAge = bound == null ? -1 : Duration.parse(bound).toNanos();
    Answers answers = engine.engine().answers(snapshot, Filters.NONE);
    List<Map<String, String>> probes = Csv.read(folder.resolve(text(step, "probes")));
    List<Map<String, String>> expected = Csv.read(folder.resolve(text(step, "expected")));
    assertThat(expected).hasSameSizeAs(probes);
    for (int i = 0; i < probes.size(); i++) {
      Map<String, String> probe = probes.get(i);
      assertThat(probe.get("probe")).isEqualTo(expected.get(i).get("probe"));
      Series series = new Series(Csv.text(probe, "entity"), Csv.text(probe, "field"));
      long cutoff = Csv.nanos(Csv.text(probe, "cutoff"));
      String at = Csv.optional(probe, "event_time");
      long eventTime = at == null ? cutoff : Csv.nanos(at);
      Reply wanted = Csv.reply(expected.get(i));
      String asked = text(step, "probes") + " " + probe;
      assertThat(answers.read(series, eventTime, cutoff, maxAge)).as(asked).isEqualTo(wanted);
      if (cutoff <= answers.horizon()) {
        assertThat(answers.view(series, eventTime, cutoff, maxAge)).as(asked).isEqualTo(wanted);
      }
      checked++;
    }
  }

  private void outcome(Map<?, ?> step) {
    Answers answers = engine.engine().answers(engine.engine().newest(), Filters.NONE);
    for (Object each : (List<?>) step.get("answers")) {
      Map<?, ?> answer = (Map<?, ?>) each;
      assertThat(answers.outcome(text(step, "entity"), Csv.nanos(text(answer, "cutoff"))))
          .as("%s", answer)
          .isEqualTo(optional(answer, "outcome"));
      checked++;
    }
  }

  private static @Nullable String optional(Map<?, ?> step, String name) {
    Object value = step.get(name);
    return value == null || value.equals("") ? null : (String) value;
  }

  private static String text(Map<?, ?> step, String name) {
    String value = optional(step, name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name + " in " + step);
    }
    return value;
  }
}
