package io.asofguard.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.store.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
  private static final Finding FOUND = Finding.of(Rule.POISON, "it moved").of("a.M");

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("b.csv"), text);
  }

  private AbstractThrowableAssert<?, ?> refused(Path file) {
    return assertThatThrownBy(() -> Baseline.read(file)).isInstanceOf(RefusedException.class);
  }

  @Test
  void aFileAsSpreadsheetsWriteIt() throws IOException {
    String text = "\uFEFFreason,finding\r\n\"weights, fixed\",PIT021 a.M.load\r\n";
    assertThat(Baseline.read(file(text)).reasons())
        .containsExactly(Map.entry("PIT021 a.M.load", "weights, fixed"));
    assertThat(Baseline.read(file("finding,reason\n")).reasons()).isEmpty();
    assertThat(Baseline.read(file("finding,reason\nk,r\nk,r\n")).reasons()).hasSize(1);
  }

  @Test
  void whatIsNoBaselineIsRefusedWithItsLine() throws IOException {
    refused(file("")).hasMessageContaining("the columns finding,reason; it has []");
    refused(file("finding;reason\n")).hasMessageContaining("it has [finding;reason]");
    refused(file("finding,reason\nk\n")).hasMessageContaining("b.csv:2: has 1 field, and the");
    refused(file("finding,reason\n\nk,a, b\n")).hasMessageContaining("b.csv:3: has 3 fields");
    refused(file("finding,reason\nk,\n")).hasMessageContaining("b.csv:2: an accepted finding");
    refused(file("finding,reason\nk,a\nk,b\n"))
        .hasMessageContaining("b.csv:3: 'k' stands here twice, with two reasons; keep one");
    refused(file("finding,reason\nk,\"a\n")).hasMessageContaining("b.csv: no sound CSV: ");
    refused(folder).hasMessageContaining("cannot be read: ");
    refused(folder.resolve("none.csv")).hasMessageContaining("none.csv: no such file; --baseline");
    byte[] latin = "finding,reason\nk,für\n".getBytes(StandardCharsets.ISO_8859_1);
    refused(Files.write(folder.resolve("l.csv"), latin)).hasMessageContaining("is not UTF-8 text");
  }

  @Test
  void whatWasCountedAndNotKeptIsNotAccepted() {
    Baseline all = new Baseline(Map.of(FOUND.key(), "so it is"));
    Check kept = new Check("poison", Verdict.LEAK, List.of(FOUND), 1, List.of());
    Check more = new Check("poison", Verdict.LEAK, List.of(FOUND), 2, List.of());
    assertThat(all.apply(new LeakReport("s", List.of(kept))).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(all.apply(new LeakReport("s", List.of(more))).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void anEntryIsGoneOnlyIfEveryDetectorLookedForIt() {
    Baseline one = new Baseline(Map.of("PIT021 a.M.load", "weights"));
    List<Check> whole =
        LeakPlan.ALL.stream()
            .map(name -> new Check(name, Verdict.CLEAN, none(), 0, List.of()))
            .toList();
    assertThat(one.apply(new LeakReport("s", whole)).obsolete())
        .extracting(Obsolete::told)
        .containsExactly("in the baseline, and no longer found: PIT021 a.M.load");
    assertThat(one.apply(new LeakReport("s", whole.subList(0, 2))).obsolete())
        .extracting(Obsolete::told)
        .containsExactly("in the baseline, and not found by these detectors: PIT021 a.M.load");
  }

  private static List<Finding> none() {
    return Collections.emptyList();
  }
}
