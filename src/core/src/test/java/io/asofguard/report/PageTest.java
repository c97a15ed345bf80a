package io.asofguard.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String EVIL = "<img src=x onerror=\"alert('1')\">&amp;";
  private static final String HARMLESS =
      "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;";
  private static final long SECOND = 1_000_000_000L;
  private static final long NOON = Instant.parse("2026-04-08T12:00:00Z").getEpochSecond() * SECOND;

  @Test
  void whatUsersNamedIsTextWhereverItStands() {
    String html =
        new Page(EVIL, EVIL)
            .verdict("bad", EVIL, EVIL)
            .section(EVIL, to -> HtmlTable.of(EVIL).row(EVIL).write(to))
            .section("chart", to -> chart(EVIL).write(to))
            .html();
    assertThat(html).doesNotContain("<img").contains(HARMLESS);
    String points = between(html, "data-points=\"", "\"");
    assertThat(points).contains("&lt;img", "\\&quot;alert").doesNotContain("<");
  }

  private static Chart chart(String name) {
    Points points = new Points().add(NOON, 0.5, name).add(NOON + SECOND, 0.25);
    return Chart.ofValues(name, name)
        .axes(name, name)
        .steps(name, "s1", points)
        .instant(NOON, "wall", name);
  }

  @Test
  void whatHtmlCannotHoldIsReplaced() {
    StringBuilder out = new StringBuilder();
    new Html(out).text("a\u0000b\u001Bc\uD800d\uD83D\uDE00e\uFFFF");
    assertThat(out).hasToString("a\uFFFDb\uFFFDc\uFFFDd\uD83D\uDE00e\uFFFD");
  }

  @Test
  void readsNothingFromAnywhere() {
    String html = new Page("t", "l").section("c", to -> chart("x").write(to)).html();
    assertThat(html)
        .doesNotContainPattern("(?i)https?:|//[a-z]|@import|url\\(|<link|src=")
        .contains("default-src &#39;none&#39;", "width=device-width", "prefers-color-scheme:dark")
        .contains("@media print");
  }

  @Test
  void aChartTellsThoseWhoDoNotSeeIt() {
    String html = new Page("t", "l").section("c", to -> chart("price").write(to)).html();
    assertThat(html)
        .contains("role=\"img\"", "<title>price</title>", "<desc>price</desc>", "tabindex=\"0\"");
  }

  @Test
  void aLongLineKeepsItsPeaks() {
    Points points = new Points();
    for (int i = 0; i < 100_000; i++) {
      points.add(i, i == 77_777 ? 9 : i == 33_333 ? -9 : 0.5);
    }
    assertThat(points.thinned().list())
        .hasSizeLessThan(4_000)
        .extracting(Points.Point::y)
        .contains(9.0, -9.0);
  }

  @Test
  void theLabelOfAnInstantStandsAboveAllValues() {
    Points points = new Points().add(0, 0, "").add(1_000_000_000L, 1, "");
    Chart bare = Chart.ofValues("chart", "one step").steps("line", "s1", points);
    assertThat(html(bare)).contains("data-y=\"-0.03 1.03 NUMBER\"");
    assertThat(html(bare.instant(500_000_000L, "wall", "wall: event_end")))
        .containsPattern("data-y=\"-0.03 1[.]11\\d* NUMBER\"")
        .contains("left:min(");
  }

  private static String html(Chart chart) {
    return new Page("Page", "Of a chart.").section("Chart", chart::write).html();
  }

  @Test
  void ticksAreRoundAndWithinTheAxis() {
    long hour = 3_600 * SECOND;
    Axis day = Axis.ofTime(NOON, NOON + 24 * hour);
    assertThat(day.ticks(8))
        .extracting(Tick::label)
        .containsExactly("12:00", "18:00", "Apr 9", "06:00", "12:00");
    assertThat(Axis.ofNumbers(0, 1).ticks(6))
        .extracting(Tick::label)
        .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
  }

  @Test
  void aRowHasACellForEachColumn() {
    HtmlTable table = HtmlTable.of("a", "b");
    assertThatThrownBy(() -> table.row("1")).hasMessageContaining("columns=[a, b]");
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }
}
