package io.asofguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A page in a real browser: its script runs, its keys work, and it looks as it should. */
class PageInBrowserTest {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final long HOUR = 3_600_000_000_000L;

  /** Presses keys on the chart, and leaves in the page what came of each. */
  private static final String PRESS =
      """
      <script>
      const plot = document.querySelector('.plot'), seen = [];
      for (const key of ['ArrowRight', 'ArrowRight', '+', '0', 'End']) {
        plot.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
        seen.push(key + ' ' + plot.querySelector('.tip').textContent
          + ' ' + plot.querySelector('.view').getAttribute('transform'));
      }
      document.body.dataset.seen = seen.join('|');
      </script>
      """;

  /** Leaves in the page by how many pixels each table, and the page, is wider than its place. */
  private static final String MEASURE =
      """
      <script>
      document.body.dataset.seen = [document.documentElement, ...document.querySelectorAll('.scroll')]
        .map(e => e.scrollWidth - e.clientWidth).join('|');
      </script>
      """;

  private static Path browser;
  @TempDir Path folder;

  @BeforeAll
  static void find() {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      LoggerFactory.getLogger(PageInBrowserTest.class)
          .error(
              "SKIPPED: no Chromium on the PATH, so no page was opened in a browser; install it"
                  + " (apt-get install chromium) and run again");
    }
    Assumptions.assumeTrue(found.isPresent(), "no Chromium on the PATH");
    browser = found.get();
  }

  private static String page() {
    Points points = new Points().add(0, 0.25, "first").add(HOUR, 0.75, "second <b>");
    return new Page("Page", "Of a chart.")
        .section(
            "Chart",
            to ->
                Chart.ofValues("chart", "two steps")
                    .axes("time", "value")
                    .steps("line", "s1", points)
                    .instant(HOUR, "wall", "wall")
                    .write(to))
        .html();
  }

  @Test
  void keysWalkThePointsAndZoom() throws Exception {
    String html = page().replace("</body>", PRESS + "</body>");
    String dom = open(html, "--dump-dom", "--virtual-time-budget=2000");
    assertThat(dom).contains("class=\"tools\"");
    String seen = dom.substring(dom.indexOf("data-seen=\"") + 11);
    String[] keys = seen.substring(0, seen.indexOf('"')).split("\\|");
    assertThat(keys[0]).startsWith("ArrowRight line: first ");
    assertThat(keys[1]).startsWith("ArrowRight line: second &lt;b&gt; ");
    assertThat(keys[2]).contains("matrix(2 0 0 1 ");
    assertThat(keys[3]).contains("matrix(1 0 0 1 0 0)");
    assertThat(keys[4]).startsWith("End line: second ");
    assertThat(dom).contains("aria-live=\"polite\">line: second &lt;b&gt;</p>");
  }

  @Test
  void itIsDrawnInLightAndInDark() throws Exception {
    BufferedImage light = picture("light.png", 900);
    BufferedImage dark = picture("dark.png", 900, "--blink-settings=preferredColorScheme=0");
    assertThat(brightness(light)).isGreaterThan(200);
    assertThat(brightness(dark)).isLessThan(60);
    assertThat(blue(light)).as("dots of the line").isGreaterThan(200);
    assertThat(blue(picture("phone.png", 500))).isGreaterThan(100);
  }

  /** A phone is narrower than what a table of warnings has to say. */
  @Test
  void tablesWrapOnAPhone() throws Exception {
    String series = "elon-musk-of-tweets-april-3-april-10/200-219 market_mid";
    String what = "every value of the series lies above all that were known before it; ";
    HtmlTable warnings =
        HtmlTable.of("check", "what it may mean", "series", "worst", "figures")
            .styled("unsure", "scale", what.repeat(2), "12", series, "0.5, and then 50 at 7 times");
    String html =
        new Page("Backfill", "Of a table.")
            .section("Warnings", warnings::write)
            .html()
            .replace("</body>", MEASURE + "</body>");
    String dom = open(html, "--dump-dom", "--window-size=500,800");
    assertThat(dom).contains("data-seen=\"0|0\"");
  }

  private BufferedImage picture(String name, int width, String... more) throws Exception {
    Path image = folder.resolve(name);
    List<String> flags = new ArrayList<>(List.of(more));
    flags.add("--window-size=" + width + ",800");
    flags.add("--screenshot=" + image);
    open(page(), flags.toArray(String[]::new));
    return ImageIO.read(image.toFile());
  }

  private String open(String html, String... more) throws Exception {
    Path page = Files.writeString(folder.resolve("page.html"), html);
    Path out = folder.resolve("out");
    List<String> command = new ArrayList<>();
    command.add(browser.toString());
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + profile()));
    command.addAll(List.of(more));
    command.add(page.toUri().toString());
    Process process =
        new ProcessBuilder(command)
            .redirectError(folder.resolve("err").toFile())
            .redirectOutput(out.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
    return Files.readString(out);
  }

  private Path profile() {
    try {
      return Files.createTempDirectory(folder, "profile");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double brightness(BufferedImage image) {
    long sum = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      int rgb = image.getRGB(x, image.getHeight() - 1);
      sum += (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
    }
    return sum / (3.0 * image.getWidth());
  }

  private static int blue(BufferedImage image) {
    int count = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        int rgb = image.getRGB(x, y);
        count += (rgb & 255) - (rgb >> 16 & 255) > 90 ? 1 : 0;
      }
    }
    return count;
  }
}
