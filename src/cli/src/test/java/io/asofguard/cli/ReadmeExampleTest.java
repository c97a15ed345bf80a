package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.Readme.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's worked example says what the commands say. */
class ReadmeExampleTest {
  @TempDir private Path folder;

  @Test
  void commandsPrintWhatTheReadmeShows() throws IOException {
    Readme example = Readme.read().section("One value at four cutoffs");
    example.writeFiles(folder);
    List<Step> shown = example.steps().stream().filter(step -> !step.isCat()).toList();
    List<String> said = Transcript.of(shown.stream().map(Step::command).toList(), folder);
    List<Step> ran = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      ran.add(new Step(shown.get(i).command(), said.get(i)));
    }
    assertThat(ran).hasSizeGreaterThan(5).isEqualTo(shown);
  }
}
