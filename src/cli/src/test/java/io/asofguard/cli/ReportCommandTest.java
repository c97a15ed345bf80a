package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.model.Mid;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void store() {
    story = Story.in(folder);
  }

  @Test
  void aPageOfMilestonesPricesAndWhatCouldBeSeen() {
    Path page = story.path("april.html");
    story
        .asof("report", "april", "--as-of", "2026-04-08T12:00:00Z", "-o", page.toString())
        .codeIs(0);
    assertThat(page)
        .content()
        .contains(
            "<h1>april</h1>", "event_end", "resolved", "2026-04-10T18:00:05Z", ">5 s after</td>")
        .contains(">9 d 16 h before</td>")
        .contains("a forecaster sees 2 rows; the shaded 1 was known only later")
        .contains("0.625 for 2026-04-08T11:00:00Z, known 2026-04-08T13:00:00Z")
        .contains("cutoff 2026-04-08T12:00:00Z", "wall: event_end", "must not be seen")
        .contains(">cutoff</span>");
  }

  @Test
  void withoutACutoffItIsTheLastBeforeTheWall() {
    assertThat(story.asof("report", "april", "--field", "bid").codeIs(0).out())
        .contains("2026-04-10T15:59:59.999999999Z", "retracted for 2026-04-08T10:00:00Z");
    assertThat(story.asof("report", "april", "--now", "2026-04-08T11:30:00Z").codeIs(0).out())
        .as("now, if the wall is yet to come")
        .contains("At the cutoff 2026-04-08T11:30:00Z a forecaster sees 2 rows");
  }

  private void replay(String name, String cutoffs) {
    String classes = Mid.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    story
        .asof(
            "replay",
            "--forecaster=" + Mid.class.getName(),
            "--classpath=" + classes,
            "--event=april",
            "--at=" + cutoffs,
            "--name=" + name)
        .codeIs(0);
  }

  @Test
  void aReadThatAWallLearnedLaterTaintsIsRedAndNumbered() {
    replay("mid", "2026-04-08T13:30:00Z");
    String[] report = {"report", "april", "--run", "mid"};
    assertThat(story.asof(report).codeIs(0).out())
        .contains("read for the forecast", "0 of them of what could not be known")
        .doesNotContain("leaked reads", "<ol class=\"leaked\">", ": leaked ");
    story
        .asof(
            "milestone",
            "april",
            "outcome_known",
            "--at=2026-04-08T12:30:00Z",
            "--entity=elon/200-219",
            "--reason=it was over")
        .codeIs(0);
    assertThat(story.asof(report).codeIs(0).out())
        .contains("leaked reads", "bad dots", "1 of them of what could not be known")
        .contains("1: leaked 0.625 for 2026-04-08T11:00:00Z, known 2026-04-08T13:00:00Z")
        .contains("<tr class=\"bad\"><td data-label=\"call\">latest</td>");
  }

  @Test
  void aCutoffThatTheRunDoesNotHaveIsRefusedWithTheNearest() {
    replay("two", "2026-04-08T11:30:00Z,2026-04-08T13:30:00Z");
    assertThat(
            story
                .asof("report", "april", "--run=two", "--as-of=2026-04-08T11:30:00Z")
                .codeIs(0)
                .out())
        .contains("At the cutoff 2026-04-08T11:30:00Z", "for the forecast at 2026-04-08T11:30:00Z");
    Run between = story.asof("report", "april", "--run=two", "--as-of=2026-04-08T12:00:00Z");
    Run.isOneLine(between.codeIs(2).err());
    assertThat(between.err())
        .contains("run 'two' has no forecast at 2026-04-08T12:00:00Z")
        .contains("before is at 2026-04-08T11:30:00Z; the first after is at 2026-04-08T13:30:00Z");
    assertThat(
            story
                .asof("report", "april", "--run=two", "--as-of=2026-04-08T10:30:00Z")
                .codeIs(2)
                .err())
        .contains("; the first after is at 2026-04-08T11:30:00Z; name")
        .doesNotContain("the last before");
  }

  @Test
  void refusals() {
    assertThat(story.asof("report", "aprl").codeIs(2).err()).contains("did you mean 'april'?");
    assertThat(story.asof("report", "april", "--entity", "elon/200-291").codeIs(2).err())
        .contains("did you mean 'elon/200-219'?");
    assertThat(story.asof("report", "april", "--field", "ask").codeIs(2).err())
        .contains("no series of the field 'ask'");
    assertThat(story.asof("report", "april", "--run", "r").codeIs(2).err())
        .contains("no run is called 'r'");
    assertThat(story.asof("report", "april", "--as-of", "2199-01-01T00:00:00Z").codeIs(2).err())
        .contains("lies after now");
    assertThat(story.asof("report", "april", "--format", "csv").codeIs(2).err())
        .contains("--format");
  }
}
