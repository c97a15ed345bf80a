package io.asofguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.ViewOptions;
import io.asofguard.leak.LeakPlan;
import io.asofguard.leak.LeakReport;
import io.asofguard.leak.LeakTest;
import io.asofguard.leak.Subject;
import io.asofguard.store.Store;
import io.asofguard.zoo.FileCheats;
import io.asofguard.zoo.ZooStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakPictureTest {
  @TempDir Path folder;

  @BeforeEach
  void make() throws IOException {
    ZooStore.make(folder, 1);
  }

  private String page(LeakReport report) {
    try (Store store = Store.open(folder.resolve("store"), ZooStore.CLOCK);
        AsOfGuard guard = AsOfGuard.over(store)) {
      var edition = guard.edition(ViewOptions.NEWEST);
      return LeakPage.of("t", "l", report, new LeakPicture(report, edition)::addTo).html();
    }
  }

  @Test
  void theValueThatLeakedIsRedInThePlaneOfItsSeries() {
    LeakPlan plan = new LeakPlan("ev", ZooStore.cutoffs(305), Set.of("poison"), 1, 5);
    LeakReport report =
        new LeakTest(folder.resolve("store"), ZooStore.CLOCK, plan, (d, c) -> d)
            .run(Subject.of(FileCheats.OneBracket.class));
    assertThat(page(report))
        .contains("ev/c market_mid", "must not be seen", "wall: event_end", "leaked reads")
        .containsPattern(
            "1: leaked [0-9.]+ for 2026-03-02T[0-9:]+Z, known [^,]+, PT[0-9HMS.]+ after")
        .containsPattern("<span class=\"b bad( before)?\" style=\"left:[^\"]+\"[^>]*>1[ ,<]")
        .containsPattern("<li>leaked [0-9.]+ for [^<]+ after the cutoff \\(PIT005\\)</li>")
        .containsPattern("<dd>of ev/c: [0-9.]+, and [0-9.]+ after the change</dd>");
  }

  @Test
  void whatReadNothingHasNoPlane() {
    assertThat(page(new LeakReport("s", List.of()))).doesNotContain("<h2>What it read");
  }
}
