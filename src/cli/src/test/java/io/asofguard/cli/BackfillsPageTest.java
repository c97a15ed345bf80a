package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.Readme.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on backfills says what the commands say. */
class BackfillsPageTest {
  @TempDir private Path folder;

  @Test
  void commandsPrintWhatThePageShows() throws IOException {
    Readme page = Readme.read("docs/backfills.md");
    page.writeFiles(folder);
    List<Step> shown = page.steps().stream().filter(step -> !step.isCat()).toList();
    List<String> said = Transcript.of(shown.stream().map(Step::command).toList(), folder);
    assertThat(shown).hasSizeGreaterThan(12);
    for (int i = 0; i < shown.size(); i++) {
      assertThat(withoutClock(said.get(i)))
          .as(shown.get(i).command())
          .isEqualTo(withoutClock(shown.get(i).output()));
    }
  }

  /** When rows were stored is another time each time, and a comparison's digest covers it. */
  private static String withoutClock(String text) {
    return text.replaceAll("digest [0-9a-f]{12}", "digest …")
        .replaceAll("(?m),[^,]+Z,([0-9]+)$", ",…,$1");
  }
}
