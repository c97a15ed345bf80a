package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BarTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
  private final Bar bar =
      new Bar(
          new Io(
              InputStream.nullInputStream(),
              OutputStream.nullOutputStream(),
              err,
              Map.of("NO_COLOR", "1", "COLUMNS", "81"),
              true,
              true));

  @Test
  void whatIsSoonDoneShowsNoBar() {
    for (int i = 0; i < 50; i++) {
      bar.begin("reading", "rows", 10);
      bar.at(10);
      bar.end();
    }
    assertThat(text()).isEmpty();
  }

  @Test
  void aBarLeavesNothingBehind() {
    bar.begin("reading feed.csv", "rows", 1000);
    bar.at(250);
    await().until(() -> text().contains("250/1000 rows"));
    bar.end();
    assertThat(text()).contains("reading feed.csv", " 25%").endsWith("\r" + " ".repeat(80) + "\r");
  }

  private String text() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
